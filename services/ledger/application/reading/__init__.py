"""The little that is read from the ledger itself: what is sealed, for those who may.

Everything else is read from reporting, whose models need no key.
"""
