"""P1, P2, P3, P10 and the start: how fast the ledger takes what it is told.

It may import the product, `frame`, `place` and `peers`.
"""
