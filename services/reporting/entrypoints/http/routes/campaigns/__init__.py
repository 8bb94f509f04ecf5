"""Routes about a campaign's policy, and about the units that its findings were sent to.

May import what `routes` may.
"""
