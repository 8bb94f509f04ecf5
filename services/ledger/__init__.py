"""The ledger: takes commands, decides by the rules, and appends what was decided.

It owns the event store, which is the only truth. It never serves read models and sends nothing.
"""
