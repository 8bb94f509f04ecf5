"""People's names, fetched from the ledger and kept beside the model.

May import `application.ports`. A name is shown, never folded, never part of a digest.
"""
