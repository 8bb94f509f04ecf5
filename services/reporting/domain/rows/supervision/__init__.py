"""Rows of supervision: one module a kind.

May import what `rows` may. Decides nothing.
"""
