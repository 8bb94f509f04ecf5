"""P7 and P9: what the proof of history costs whoever verifies it, and what its age costs anyone.

It may import the product, `frame` and `place`.
"""
