"""The fault catalogue: what somebody with the owner's password can do, and who finds it.

Each fault is done to a copy of one good ledger; then everybody looks, by the commands that a user
has, and each finding must name what was done.
"""
