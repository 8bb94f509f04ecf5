"""Beginning a new log where the old one cannot go on, because an older copy was restored.

Imports contracts and the checkpointing's ports. It is done when a person says so, never by itself,
and it hides nothing: the statement that links the logs names what was signed and is gone.
"""
