"""Why commands are refused, in the languages that people read beside English.

A module for each room; `chinese` joins them. Reasons are raised where the rules are, and only
worded here.
"""
