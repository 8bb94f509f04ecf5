"""Rules of the code itself: which room may do what, and how large a thing may grow."""
