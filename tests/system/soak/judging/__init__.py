"""What must hold after each round, a module a place; each looks at what is new since it last did.

Everything raises AssertionError with the loss it found, and nothing repairs.
"""
