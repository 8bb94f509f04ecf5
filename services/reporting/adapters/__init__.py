"""The technologies behind the ports: Postgres, NATS, the ledger's HTTP, Excel.

May import `application`, `domain`, `contracts`, `chassis`. Never imported but by `bootstrap`.
"""
