"""The facts of what tasks leave behind: institutions, published results, and feedback on them.

May import `domain.rows`, `folding.happening` and `contracts`. Each module lists its `RULES`.
"""
