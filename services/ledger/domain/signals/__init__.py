"""The rules of a campaign's policy over the history (R7): what they find, and on which events.

Pure functions of events; may import the domain's kernel and task, nothing outward. They accuse
nobody: what they find is explained by the unit, and a person decides.
"""
