"""Deadlines that run, who is told of them on which day, and how a person wishes to be told.

Pure: imports `contracts` and the domain beside it. Nothing here reads a clock or sends anything.
"""
