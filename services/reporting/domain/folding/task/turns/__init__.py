"""What turns a task from its straight way, in its row: a module for each kind of turn.

Like `folding`: rules alone, no I/O and no clock.
"""
