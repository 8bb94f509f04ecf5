"""Ways to reach people and systems, and the writing of what they are told.

Imports the domain, the ports and each channel's client library. A channel never raises: it says
how the attempt ended, and says `unknown` rather than guess.
"""
