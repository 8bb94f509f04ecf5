"""Facts of a case that a rule began: a signal, its explanation, the proposal, its dismissal.

May import contracts alone; decides nothing. What a person raises is in `case`.
"""
