"""Reporting: read models folded from the event store, as of any moment, and the HTTP over them.

May import `contracts` and `chassis`, never another service. It writes no event, decides nothing
about a task, and holds no row that a rebuild from the store would not give again.
"""
