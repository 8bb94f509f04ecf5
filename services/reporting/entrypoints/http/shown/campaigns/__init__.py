"""Answers about a campaign's policy, replicas and supervision, as HTTP shows them.

May import what `shown` may.
"""
