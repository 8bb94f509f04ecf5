"""From a message of the stream to what is to be sent, once an event.

Order is that of the store: nothing is handled before what stands before it, unless that is lost.
"""
