"""The checkpointer's listener: hashes, checkpoints and proofs for everyone, statements, its health.

May import chassis, contracts and services.ledger.application. It shows no event and no entry,
only hashes of them, so its routes ask nobody who they are, but those that ask for a signature.
"""
