"""Reporting: folding as given/when/then, everything else on a real Postgres, NATS and HTTP."""
