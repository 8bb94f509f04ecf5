"""What the public says to the ledger and reads from it, and what people of the house read of that.

May import what use cases may. Nobody here is asked who they are, and no name or address is kept.
"""
