"""Routes of registered webhooks: for the office, and for auditors to read.

They answer a secret once, where it is made, and never again.
"""
