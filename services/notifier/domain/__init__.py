"""Who is told what, in which state a telling is, and when it is tried again.

It imports the standard library and `contracts`, and does no I/O: no clock, no database, no names.
People are officer ids here; names and addresses exist only where a message is written.
"""
