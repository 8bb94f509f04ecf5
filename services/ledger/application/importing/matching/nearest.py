"""The nearest known names to one that is not known."""

import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher

OFFERED = 3
LIKE_ENOUGH = 0.4
_CONTAINED = 0.5


def plain(name: str) -> str:
    """A name as it is compared: without white space and full-width forms."""
    return "".join(unicodedata.normalize("NFKC", name).split())


def nearest(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """At most three known names, the likest first; a name inside the other counts more."""
    wanted = plain(name)
    scored = sorted(((_likeness(wanted, plain(other)), other) for other in known), reverse=True)
    return tuple(dict.fromkeys(o for score, o in scored if score >= LIKE_ENOUGH))[:OFFERED]


def _likeness(one: str, other: str) -> float:
    if not one or not other:
        return 0.0
    contained = one in other or other in one
    return SequenceMatcher(None, one, other).ratio() + (_CONTAINED if contained else 0)
