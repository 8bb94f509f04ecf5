"""Questions about how units and leaders did: their scores, and what they took on.

May import what `asking` may, and its desk. Who may ask is decided here, before anything is read.
"""
