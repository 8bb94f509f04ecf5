"""The ledger's own tables beside what its events give: compared, and put right by the owner.

May import contracts, the application, asyncpg and the ledger's other Postgres adapters. It reads
events and writes none.
"""
