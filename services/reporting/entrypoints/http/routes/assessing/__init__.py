"""Routes about how units and leaders did.

May import what `routes` may. Each decides who may read before it reads.
"""
