"""Proofs against published vectors, naive models, and everything that may be tampered with."""
