"""Postgres, as the ledger writes and reads it.

May import asyncpg, contracts and services.ledger.application. Only the owner's migration creates
or alters tables; whoever writes takes the store's advisory lock first.
"""
