"""How what comes after a task's closing changes it: draws, look-backs, a reopening.

Like `folding` itself: nothing here refuses or reads a clock.
"""
