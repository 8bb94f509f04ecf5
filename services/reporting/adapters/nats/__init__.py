"""NATS as a nudge: that something happened, never what.

May import `contracts.subjects` and nats-py. Reporting without it polls.
"""
