"""Why commands are refused, in the languages that people read beside English.

May import nothing. Reasons are raised where the rules are; here they are only worded.
"""
