"""Auditors' bundles: what belongs into one, who may have it, and how it is put together.

May import contracts, the ports and the other rooms of the application. It shows stored events as
they are or none at all: a bundle without some event would not be complete.
"""
