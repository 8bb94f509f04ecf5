"""What the one-off commands of the ledger print, and the status with which they end.

May import the application. It decides nothing.
"""
