"""Routes about one campaign: the versions of its policy, and what another would change.

May import what `routes` may.
"""
