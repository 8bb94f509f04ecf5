"""What HTTP callers ask: who they are, deliveries and dead letters that they may see."""
