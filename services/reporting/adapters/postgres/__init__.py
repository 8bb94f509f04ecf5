"""The event store as a reader, and the read model in its own database.

May import `application`, `domain`, asyncpg. Every statement of the service stands here.
"""
