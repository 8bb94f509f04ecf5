"""Projecting, rebuilding and moments, on a real Postgres."""
