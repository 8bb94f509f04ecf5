"""Facts that amend an approved plan: deadlines moved, stages reached, what is kept up for long.

May import the parts and words of contracts. The first plan stays in the history.
"""
