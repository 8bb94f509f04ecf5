"""Examples of the events of a case that a rule began; what a person raises is in `case`."""
