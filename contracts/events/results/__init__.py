"""Facts of results made public, and of what people say of them; and their pairs in tasks.

May import contracts alone; decides nothing.
"""
