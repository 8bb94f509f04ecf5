"""Replaying: every event folded once more, and what stands beside the events compared with it.

May import the domain, the catalogue of commands and contracts. It repairs nothing by itself.
"""
