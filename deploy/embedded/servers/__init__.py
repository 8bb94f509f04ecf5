"""Real Postgres and NATS as plain processes, with the faults that tests need.

May import deploy.embedded.processes and deploy.provision. Never creates roles, databases or
streams.
"""
