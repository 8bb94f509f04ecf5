"""What is proved of an answer: where its events stand in the signed tree, and their proofs.

May import contracts and the ports. Signs nothing and verifies nothing.
"""
