"""What others do with the same work on the same servers: the limit, and stores that are known.

It may import the standard library, drivers and `frame`. What has to be fetched lies beside the
environment and is no dependency of the product; a peer that cannot be had is told as missing.
"""
