"""The nearest known names to one that is not known."""

import unicodedata
from collections.abc import Mapping
from difflib import SequenceMatcher

OFFERED = 3
MOST_ASKED = 100
"""Names that are compared in one import; more unknown names mean the wrong directory."""
LIKE_ENOUGH = 0.4
_CONTAINED = 0.5


def plain(name: str) -> str:
    """A name as it is compared: without white space and full-width forms."""
    return "".join(unicodedata.normalize("NFKC", name).split())


class Neighbours:
    """Finds the nearest names, each name once, and for no more than `MOST_ASKED` of them."""

    def __init__(self, known: Mapping[str, str]) -> None:
        """Take labels with the name that each is offered as (a short name as the full one)."""
        self._known = tuple((plain(label), name) for label, name in known.items())
        self._answers: dict[str, tuple[str, ...]] = {}

    def nearest(self, name: str) -> tuple[str, ...]:
        """At most three known names, the likest first; a name inside the other counts more."""
        wanted = plain(name)
        if wanted not in self._answers:
            if len(self._answers) >= MOST_ASKED:
                return ()
            self._answers[wanted] = self._search(wanted)
        return self._answers[wanted]

    def _search(self, wanted: str) -> tuple[str, ...]:
        scored = sorted(
            ((_likeness(wanted, bare), name) for bare, name in self._known), reverse=True
        )
        near = dict.fromkeys(name for score, name in scored if score >= LIKE_ENOUGH)
        return tuple(near)[:OFFERED]


def _likeness(one: str, other: str) -> float:
    if not one or not other:
        return 0.0
    contained = one in other or other in one
    return SequenceMatcher(None, one, other).ratio() + (_CONTAINED if contained else 0)
