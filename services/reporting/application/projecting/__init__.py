"""Keeping the model up to date: batches of events, supervised.

May import `application.ports` and `domain`. It sends nothing and decides nothing.
"""
