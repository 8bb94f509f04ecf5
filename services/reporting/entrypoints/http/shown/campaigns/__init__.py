"""Answers about one campaign, as HTTP shows them.

May import what `shown` may.
"""
