"""A case of accountability (R7), from a rule's signal or a person's trigger to its end.

Commands and pure decisions; may import the domain's kernel and directory, nothing outward. What
the rules look for stands in `signals`.
"""
