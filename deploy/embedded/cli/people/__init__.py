"""Commands about people of the directory.

May import the desk, the speech and the client. What is erased stays erased.
"""
