"""Commands about the running system itself: up, status, down.

May import deploy.embedded. Never changes what the ledger holds.
"""
