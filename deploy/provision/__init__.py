"""Prepares servers: roles and databases in Postgres; users, streams and consumers in NATS.

May import contracts, chassis, psycopg and nats-py. Never creates a table (each service's
`migrate` does), never invents a password, and can be run again at any time.
"""
