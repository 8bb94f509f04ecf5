"""Registered webhooks in Postgres: who they are, what they were sent, what the office is told.

A secret is stored sealed and read by the channel alone.
"""
