"""The notifier's side of Postgres, the ledger's HTTP, and the channels.

Classes are named after the technology. They import the application's ports and the domain, and
decide nothing about who is told what.
"""
