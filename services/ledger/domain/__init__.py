"""The rules of the ledger: aggregates, what they decide, and what refuses a decision.

It may import the standard library's values, pydantic, eventsourcing and contracts, whose facts
are its own. It never does I/O, reads no clock and draws no random number.
"""
