"""How facts that turn a task from its straight way change it, a module for each kind of turn.

Like `folding` itself: nothing here refuses or reads a clock.
"""
