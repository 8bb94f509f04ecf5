"""Relaying: every stored event reaches the stream once, in order, without a hole.

Imports contracts and the standard library; store, stream and lease are ports given from outside.
It never skips an event, never changes one, and never publishes what it cannot place.
"""
