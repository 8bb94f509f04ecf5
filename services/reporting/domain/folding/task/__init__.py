"""The facts of a task, by the phase of its life in which they happen; one function a fact.

May import `domain.rows`, `folding.happening` and `contracts`. Each module lists its `RULES`.
"""
