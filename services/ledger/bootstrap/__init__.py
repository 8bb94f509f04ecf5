"""Where the ledger's processes are put together: adapters behind ports, and nothing else.

One module a process, over `parts`; the only room that may import every other. Nothing connects
before its process runs, and a part that cannot shows in readiness.
"""
