"""The HTTP side: deliveries, dead letters, and what the caller was told.

Each route says who may use it. It imports FastAPI, `chassis` and the application's queries.
"""
