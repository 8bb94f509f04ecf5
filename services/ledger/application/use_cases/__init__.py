"""One function a command: load, decide, record. `catalogue` is their table of contents."""
