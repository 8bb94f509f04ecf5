"""The technologies the ledger stands on, each behind a port of the application.

May import application, domain, contracts and drivers; never an entrypoint, never a rule.
"""
