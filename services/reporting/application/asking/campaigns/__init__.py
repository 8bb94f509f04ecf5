"""Questions about a campaign's policy, and about the units that its findings were sent to.

May import what `asking` may, and its desk. Changes nothing.
"""
