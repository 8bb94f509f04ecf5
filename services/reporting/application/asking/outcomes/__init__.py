"""Questions about what tasks leave behind: institutions, published results, and feedback on them.

May import what `asking` may, and its desk. Changes nothing.
"""
