"""Where reporting's processes are put together: adapters behind ports, and nothing else.

May import everything of the service. Nothing connects here; each part does so on first use.
"""
