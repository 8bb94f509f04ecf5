"""P6 and P8: how fast read models are made again, and read as of any moment.

It may import the product, `frame` and `place`.
"""
