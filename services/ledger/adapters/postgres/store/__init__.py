"""The event store on Postgres: the library's table, one writer that commits in groups.

Reading needs no lock, since every writer takes the append lock before its first position.
"""
