"""Commands that show what reporting knows: tasks, and the history of one.

May import the desk, the speech and the client. Changes nothing.
"""
