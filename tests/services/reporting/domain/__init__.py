"""Folding, timeliness and coverage: events in, rows and figures out."""
