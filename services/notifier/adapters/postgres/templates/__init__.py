"""The office's own texts in Postgres, every version of them.

Nothing is overwritten: what was in force at any time can be read, with who kept it.
"""
