"""Examples of what amends an approved plan: deadlines moved, and what is kept up for long.

May import contracts alone. None of it is in the life that `contracts.builders.story` tells.
"""
