"""Examples of the events that a task's stream holds of what happened in another stream.

May import contracts alone; each has its partner in the examples of that other aggregate.
"""
