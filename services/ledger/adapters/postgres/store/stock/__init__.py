"""The library's stock recorder in the writer's place: one transaction a command, in threads.

Chosen by configuration; it holds the store to the library's own way of writing. It may import what
the writer that groups does.
"""
