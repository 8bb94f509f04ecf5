"""The access log of a service: kept in its own Postgres schema, and read by auditors over HTTP.

May import contracts, asyncpg's pools as they are given, FastAPI. It never changes or removes an
entry, and never decides who audits: the service says so.
"""
