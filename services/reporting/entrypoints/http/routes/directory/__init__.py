"""Routes about people of the directory: a leader's portfolio, and who stands in for whom.

May import what `routes` may.
"""
