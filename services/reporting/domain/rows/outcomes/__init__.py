"""Rows of what tasks leave behind: institutions, published results, and what people say of them.

May import `contracts` and the base of rows.
"""
