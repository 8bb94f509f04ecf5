"""How reporting is reached: HTTP.

May import `application`, `domain`, `contracts`, `chassis`. Every route says who may use it.
"""
