"""Speed, measured beside a peer in the same run and told as a ratio; nothing here is asserted.

It may import everything. Each module is one comparison; `__main__` runs them in turn.
"""
