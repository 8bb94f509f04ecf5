"""One example of each fact, by aggregate, as the 2021 ledger of the examples would have it.

May import contracts alone. An example is complete: optional fields are filled where a real
event would fill them.
"""
