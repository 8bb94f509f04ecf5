"""The three coverage figures (R3): handled, settled, answered, each with the rows it misses.

May import `contracts`, `domain.rows` and `domain.standing`. Nothing here is ever stored.
"""
