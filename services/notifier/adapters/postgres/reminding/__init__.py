"""Clocks projected from events, the policies they run by, and the round of each day."""
