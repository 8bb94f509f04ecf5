"""How things stand at a moment that is handed in: timeliness and traffic light.

May import `domain.rows` and `contracts`. Nothing here is ever stored.
"""
