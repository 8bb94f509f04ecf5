"""The ledger's own tables and files, edited by hand: a replay names and repairs them."""
