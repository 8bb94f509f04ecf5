"""NATS as a nudge: that something happened, never what.

May import `contracts.wire.subjects` and nats-py. Reporting without it polls.
"""
