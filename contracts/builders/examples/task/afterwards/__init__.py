"""Examples of what comes after the closing of task R08-1: draws, look-backs, a reopening.

May import contracts alone. A spot check stands here too, drawn as a look-back is.
"""
