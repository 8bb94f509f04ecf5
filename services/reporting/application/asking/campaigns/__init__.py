"""Questions about a campaign's policy, the units its findings were sent to, and supervision.

May import what `asking` may, and its desk. Changes nothing.
"""
