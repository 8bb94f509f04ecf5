"""The notifier: tells people and systems what happened, each of them once.

Rooms: `domain` (who is told what), `application` (use cases, ports), `adapters`, `entrypoints`,
`settings`, `bootstrap`. It imports `contracts` and `chassis`, never another service, and it never
reads the event store: all it knows comes from the stream and the ledger's own endpoints.
"""
