"""Events on the wire: CloudEvents headers and NATS subjects, the same for publisher and subscriber.

May import `contracts`. The body is the stored bytes and is nobody's to change.
"""
