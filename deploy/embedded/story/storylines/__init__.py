"""The threads of the story, each a readable script of who does what and when.

A thread yields the moment (Shanghai) at which what follows happens; the director plays all threads
in the order of time. May import the play, the plans and the examples.
"""
