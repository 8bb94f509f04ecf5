"""What amends an approved plan: deadlines moved, stages reached, what is kept up for long.

Like the folding it is part of: no I/O, no clock.
"""
