"""How the outside reaches the ledger: HTTP, and the processes that answer nobody but health.

May import chassis, contracts and services.ledger.application; never an adapter, which is handed
in. An entrypoint translates and decides nothing.
"""
