"""Facts that amend an approved plan: deadlines that move on request.

May import the parts and words of contracts. The first plan stays in the history.
"""
