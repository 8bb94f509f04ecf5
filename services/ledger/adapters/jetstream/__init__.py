"""NATS JetStream, as the relay writes to it.

May import nats, contracts and services.ledger.application. It publishes and reads the stream's
end, and never creates, changes or purges a stream.
"""
