"""What the checkpointer stands on: tables of hashes, its key, a file, NATS, and its witnesses.

May import asyncpg, nats, httpx, contracts, services.ledger.application and the ledger's other
adapters. It adds leaves and checkpoints; it never changes or deletes one, and writes no event.
"""
