"""Results made public (公示) and what people say of them: two aggregates and their pairs in tasks.

May import the kernel, the directory, tasks and contracts. It seals nothing and sees no code: the
caller seals words, and hands in keyed hashes.
"""
