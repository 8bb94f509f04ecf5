"""The auditor's bundle: its layout, its writer, and the verifier that names what is wrong.

It imports the rest of the proofs; it reads and writes the one file it is given, nothing else.
"""
