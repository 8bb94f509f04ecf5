"""What the public language promises to whoever reads events, now and in years."""
