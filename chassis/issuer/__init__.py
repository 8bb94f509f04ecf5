"""What a process learns from the issuer of its callers' tokens: the public keys, nothing else.

It imports `chassis` only. It never holds a private key and never issues a token.
"""
