"""Questions about how things came to be: a task's history, and what two moments differ in.

May import what `asking` may, and its desk. Changes nothing.
"""
