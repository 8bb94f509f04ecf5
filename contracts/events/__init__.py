"""One frozen class an event and version, each a fact in the past tense.

Modules follow the aggregates. A class is never changed once released: a new version is a
new class and topic beside it, and an upcaster in `catalogue` leads from the old to the new.
"""
