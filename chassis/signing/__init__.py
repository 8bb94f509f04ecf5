"""Keys that sign history: a private key in a file of its own, its public keys in one beside it.

May import contracts.proofs and cryptography. It signs nothing by itself and logs no key.
"""
