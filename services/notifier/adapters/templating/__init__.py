"""Templates that an office may change: what one may contain, and what it is tried with.

Imports jinja2 and the writing of messages; it keeps nothing and never trusts a template's text.
"""
