"""A witness that another party runs: cosigns what is consistent with what it saw before.

May import contracts.proofs, the chassis' clock and key files, and uvicorn; never a service. It
believes nobody: a checkpoint counts by the log's signature and its proof alone.
"""
