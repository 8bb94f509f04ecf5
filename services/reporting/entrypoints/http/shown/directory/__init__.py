"""Answers about people of the directory, as HTTP shows them: portfolios and deputies.

May import what `shown` may.
"""
