"""An identity system keeps the directory: what it wants of people and units becomes decisions.

May import the application's session, ports and catalogue, and the domain; knows no protocol.
Never decides by itself: each change is the fact that the office's own command would record.
"""
