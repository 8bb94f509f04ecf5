"""Names in cells against the directory: units, groups and people, with the clerk's options.

Nothing is guessed: what is unknown or ambiguous is listed with the nearest names.
"""
