"""Clocks: which run in what, and what the clock process records once they have passed.

May import what the application may. Passing a clock forbids nothing, and is recorded once.
"""
