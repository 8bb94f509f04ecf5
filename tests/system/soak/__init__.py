"""Processes killed at random moments under load, round by round; `make soak` plays any number.

A round that fails is played again by its seed. What is checked after each stands in `judging`.
"""
