"""Tests of the access log: what is kept of it, and who reads it."""
