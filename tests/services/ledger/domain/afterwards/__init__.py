"""Rules of what comes after a task's closing: look-backs and reopenings."""
