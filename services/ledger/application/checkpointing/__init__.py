"""Signing the history: leaves in the store's order, checkpoints that never contradict the last.

Imports contracts and the standard library; store, key, file, stream and witnesses are ports. It
signs nothing that it has not compared with what it signed before, and repairs nothing.
"""
