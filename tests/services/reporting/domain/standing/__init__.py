"""Timeliness at a moment."""
