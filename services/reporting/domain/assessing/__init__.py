"""Assessment (督导考核): what counts for or against units and leaders, each thing with its events.

May import `contracts`, `domain.rows`, `domain.folding` and `domain.standing`. Nothing is stored.
"""
