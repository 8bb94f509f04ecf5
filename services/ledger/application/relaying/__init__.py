"""Relaying: every stored event reaches the stream once, in order, without a hole.

Imports contracts, msgspec and the standard library; store, stream and lease are given from outside.
It never skips an event, never changes one, and never publishes what it cannot place.
"""
