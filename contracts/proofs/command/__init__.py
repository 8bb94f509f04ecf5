"""The verifier as a command: `verify` a bundle offline, `single-file` to carry it elsewhere.

It imports the proofs, prints to standard output, and touches only the files it is given.
"""
