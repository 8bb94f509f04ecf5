"""How the ledger's processes answer for themselves."""
