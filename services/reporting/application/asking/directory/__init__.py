"""Questions about people of the directory: what a leader answers for, who stands in for whom.

May import what `asking` may, and its desk. Changes nothing.
"""
