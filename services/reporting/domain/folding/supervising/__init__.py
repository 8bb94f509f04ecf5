"""The facts of supervision that stand beside tasks: slips, draws, and cases of accountability.

May import `domain.rows`, `folding.happening` and `contracts`. Each module lists its `RULES`.
"""
