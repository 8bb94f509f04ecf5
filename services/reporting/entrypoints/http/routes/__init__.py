"""One module a group of addresses; each hands back a router over the application.

May import `entrypoints.http`, `application`, `domain`. No route without a known caller.
"""
