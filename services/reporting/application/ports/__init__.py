"""What the application needs of the outside, as protocols; `adapters` fulfil them.

May import `domain` and `contracts`. Holds no code that runs.
"""
