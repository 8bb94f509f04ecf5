"""A model rebuilt from the store's first event beside the live one, compared, swapped in.

May import `application.ports` and `application.projecting`.
"""
