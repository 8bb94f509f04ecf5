"""Events decoded fast, by structs made of the contract's own classes.

May import `contracts`. It has no shapes of its own.
"""
