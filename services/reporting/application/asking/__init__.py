"""Questions and their answers: one module a question, each at a moment that the caller chooses.

May import `application.ports`, `application.reading`, `domain`, `chassis.clock`. Changes nothing.
"""
