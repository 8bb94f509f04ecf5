"""How a person wishes to be told: at once or in a digest, when not, in which language, of what.

Pure: imports the domain beside it. What must be told is told whatever anybody wishes.
"""
