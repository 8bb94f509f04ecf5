"""A model that a projector keeps: one transaction a batch.

May import `application.ports`, `domain` and the model's tables.
"""
