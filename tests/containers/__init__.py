"""Postgres and NATS in containers, behind the interface of the servers that tests use.

`--servers=containers` puts them in the place of the servers from wheels, and runs again only what
touches a server. Needs a container engine.
"""
