"""Answers about institutions, published results and feedback, as HTTP shows them.

May import what `shown` may.
"""
