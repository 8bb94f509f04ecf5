"""The rows of the read model, one frozen class a kind; each is a whole state of one thing.

May import `contracts`. A row never holds a person's name, only the opaque id.
"""
