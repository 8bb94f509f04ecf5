"""What every aggregate is built of: folding, who acts and when, deadlines, refusals.

It may import contracts only, and knows no particular aggregate.
"""
