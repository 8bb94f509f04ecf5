"""Routes about what tasks leave behind: institutions, published results, and feedback on them.

May import what `routes` may.
"""
