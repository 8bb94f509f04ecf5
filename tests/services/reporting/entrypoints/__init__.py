"""What the terminal is told."""
