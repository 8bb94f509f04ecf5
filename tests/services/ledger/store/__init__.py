"""The event store on a real Postgres: groups, neighbours, lost connections, and the library."""
