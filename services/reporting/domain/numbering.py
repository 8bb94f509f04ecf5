"""How numbers of findings and tasks sort: R2-1 before R10-1."""

import re

_DIGITS = re.compile(r"\d+")


def sort_key(number: str) -> str:
    """A text that sorts as people expect, digits by value."""
    return _DIGITS.sub(lambda found: found[0].zfill(8), number)
