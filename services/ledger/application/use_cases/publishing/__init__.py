"""What office, supervision and units do about results made public, and feedback on them.

May import what `use_cases` may. What the public itself says comes in by `application.hearing`.
"""
