"""P4 and P5: how fast what was stored reaches others.

It may import the product, `frame` and `place`.
"""
