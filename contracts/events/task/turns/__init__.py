"""Facts that turn a task from its straight way: contested, handed over, taken out of the ledger.

Imports other facts and words; decides nothing.
"""
