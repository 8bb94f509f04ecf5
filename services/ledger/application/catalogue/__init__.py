"""Everything the ledger can be told to do, in the order of the lifecycle: its table of contents.

A module for each room; `everything` joins them. A command that is not here has no route.
"""
