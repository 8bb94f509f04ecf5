"""Keys and ids: what seals people's data and cases, what signs receipts, what names events.

It may import cryptography; no key ever leaves it, nor stands in an error or a log.
"""
