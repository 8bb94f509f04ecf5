"""Systems that registered a webhook: which addresses they may have, and when they are given up.

Imports the standard library alone; it resolves no name and draws no secret.
"""
