"""The durable of the event stream: messages in order, acknowledged once they are handled.

Imports FastStream and the application. It creates no stream and no durable: those are provisioned.
"""
