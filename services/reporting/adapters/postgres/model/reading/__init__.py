"""The live model at a position: rows, lists, histories.

May import `application.ports`, `domain` and the model's tables. Read-only transactions alone.
"""
