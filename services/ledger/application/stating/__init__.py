"""What the log states beside its checkpoints, under the same key: each checked before it is signed.

Imports contracts and the standard library; tree, events and key are ports. It speaks of signed
trees only, and refuses what the store does not show.
"""
