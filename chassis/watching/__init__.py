"""What operators watch of a process: its health, its metrics and its log.

May import chassis. Shows no secret and no text of a person, and never stops the work it tells of.
"""
