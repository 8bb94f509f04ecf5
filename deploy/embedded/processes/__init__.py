"""Processes of this machine: started, tied to their parent, supervised, waited for.

May import the standard library, psutil and httpx. Knows no server and no service by name.
"""
