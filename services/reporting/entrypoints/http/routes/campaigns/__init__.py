"""Routes about a campaign's policy, the units its findings were sent to, and supervision.

May import what `routes` may.
"""
