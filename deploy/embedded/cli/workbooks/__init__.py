"""Commands that bring Excel files into the ledger and write them from it.

May import the desk, the speech and the client. Reads no cell: services understand the files.
"""
