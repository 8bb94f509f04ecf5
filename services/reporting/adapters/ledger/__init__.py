"""The ledger's HTTP, as far as reporting needs it: names of people, under a service credential.

May import `application.ports` and httpx.
"""
