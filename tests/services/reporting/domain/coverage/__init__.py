"""The three figures of R3."""
