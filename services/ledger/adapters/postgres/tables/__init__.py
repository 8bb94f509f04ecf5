"""The ledger's own tables beside the events: made by the owner, written with the events.

Each can be derived from the events alone. It may import contracts, the domain and asyncpg.
"""
