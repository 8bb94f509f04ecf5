"""Answers about a campaign's policy and the replicas of its findings, as HTTP shows them.

May import what `shown` may.
"""
