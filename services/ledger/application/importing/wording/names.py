"""Lists of names in one cell, marks beside them, and yes or no."""

import re
from dataclasses import dataclass

SEPARATORS = "、 ， , ； ; 换行 空格"
_STRONG = re.compile(r"[、，,；;\n\r]+")
_LEAD = re.compile(r"[（(]\s*(牵头|主责|牵头单位)\s*[）)]|^(牵头|牵头单位)\s*[:：]")
_OTHER = re.compile(r"[（(]\s*(配合|协同|协办|配合单位)\s*[）)]|^(配合|配合单位)\s*[:：]")
_YES = frozenset({"是", "√", "✓", "y", "yes", "true", "1"})
_NO = frozenset({"否", "×", "n", "no", "false", "0", "不是"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a cell; `lead` where it stands beside （牵头）."""

    text: str
    lead: bool = False


def split_names(text: str) -> tuple[Name, ...]:
    """The names between separators; white space inside a part is left to `split_spaces`."""
    names = (_name(part) for part in _STRONG.split(text))
    return tuple(name for name in names if name.text)


def split_spaces(name: Name) -> tuple[Name, ...]:
    """The names between spaces."""
    return tuple(Name(part, name.lead) for part in name.text.split())


def read_yes_no(text: str) -> bool | None:
    """是 or 否. Raises ValueError for another word; None for an empty text."""
    plain = text.strip().lower()
    if not plain:
        return None
    if plain in _YES:
        return True
    if plain in _NO:
        return False
    raise ValueError(text)


def _name(part: str) -> Name:
    lead = bool(_LEAD.search(part.strip()))
    return Name(_OTHER.sub("", _LEAD.sub("", part.strip())).strip(), lead)
