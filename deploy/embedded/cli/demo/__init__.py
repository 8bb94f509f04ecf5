"""The command that shows everything at once: the story of 2021, and what came of it.

May import the story, the stack, the desk and the speech. Asks services over HTTP only.
"""
