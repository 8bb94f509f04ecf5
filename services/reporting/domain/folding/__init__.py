"""How facts fold into rows: (row before, event) → row after, and nothing else.

May import `domain.rows` and `contracts`. A fact without a rule here is an error, never skipped.
"""
