"""Answers about scores and records, as HTTP shows them.

May import what `shown` may.
"""
