"""The read model's tables: made, written, read at a position, digested, swapped.

May import `application`, `domain`, `chassis.access_log`, asyncpg. One schema a model; one is live.
"""
