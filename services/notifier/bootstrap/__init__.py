"""Wires the notifier from its settings; nothing else knows what stands behind a port.

It may import everything of this service and decides nothing that a user could notice.
"""
