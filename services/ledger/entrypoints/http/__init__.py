"""The ledger's HTTP: one route a command, uploads, imports, and what services may ask.

May import chassis, contracts and services.ledger.application; every route says who may use it.
"""
