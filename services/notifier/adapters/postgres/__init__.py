"""The notifier's own database, schema `notifier`, through asyncpg.

A transaction holds an event's inbox row and all that follows from it. Nothing here names a person
otherwise than by officer id.
"""
