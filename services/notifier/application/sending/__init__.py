"""From what is to be sent to how it ended; never twice where the outcome is not known."""
