"""Sources of findings as written, and the kind each counts as."""

import re
from dataclasses import dataclass

from contracts.words import SourceKind

SOURCE_WORDS: dict[SourceKind, tuple[str, ...]] = {
    SourceKind.CENTRAL_INSPECTION: ("中央巡视",),
    SourceKind.INHOUSE_INSPECTION: ("校内巡察", "校内巡查", "巡察"),
    SourceKind.AUDIT: ("审计",),
    SourceKind.THEMATIC_EDUCATION: ("主题教育",),
    SourceKind.SELF_CHECK: ("自查", "自查自纠"),
}
_EARLIER = re.compile("上次|上轮|上一轮|上一次|上届")
_MARKED = re.compile(r"^\s*[【［\[](?P<source>[^】］\]]{1,40})[】］\]]\s*")


@dataclass(frozen=True, slots=True)
class Source:
    """The kind that a source counts as; `earlier` is a round before (上次中央巡视)."""

    kind: SourceKind
    earlier: bool = False
    known: bool = True


def read_source(text: str) -> Source:
    """The kind of a source: its code, or a word that it contains; else other, not known."""
    plain = "".join(text.split())
    if plain in set(SourceKind):
        return Source(SourceKind(plain))
    for kind, words in SOURCE_WORDS.items():
        if any(word in plain for word in words):
            return Source(kind, bool(_EARLIER.search(plain)))
    return Source(SourceKind.OTHER, bool(_EARLIER.search(plain)), plain in ("其他", "其它"))


def divide_marked(text: str) -> tuple[str | None, str]:
    """The source that stands as 【…】 before a text, and the text without it."""
    match = _MARKED.match(text)
    if match is None:
        return None, text
    return match["source"].strip(), text[match.end() :]
