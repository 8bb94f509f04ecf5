"""The office's own wording of messages: tried, kept by version, put back.

Imports the ports; what a template may contain an adapter judges, for that is the engine's matter.
"""
