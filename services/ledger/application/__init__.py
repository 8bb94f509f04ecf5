"""What the ledger can be asked to do: use cases, and the ports that they need.

It may import the domain and contracts. It never names a technology: those are adapters.
"""
