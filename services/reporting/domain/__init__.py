"""What the events mean for a reader: rows, how facts fold into them, and figures over them.

May import `contracts` and pydantic. No I/O, no clock, no randomness: a moment is handed in.
"""
