"""Commands over HTTP: their routes, a short way for well-formed ones, and what both end in.

May import chassis, contracts and services.ledger.application; nothing is decided here.
"""
