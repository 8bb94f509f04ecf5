"""Rows of what sources found: the finding, and what units say of it.

May import `contracts` and the base of rows.
"""
