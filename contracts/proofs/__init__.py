"""Proof of history for outsiders: Merkle tree, signed checkpoints, tiles, the auditor's bundle.

It imports the standard library and `cryptography` only, never pydantic, a service or the rest of
the contracts, so that it also runs as a single file; it reads no clock and holds no key.
"""
