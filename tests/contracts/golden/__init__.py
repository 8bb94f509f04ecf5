"""Stored bytes of every topic ever released, and what writes the first of each."""
