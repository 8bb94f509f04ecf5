"""A case from what a rule found, or a person raised, to its end: accepted, refused, repeated."""
