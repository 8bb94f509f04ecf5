"""An event in words: its title and one sentence, with values of the vocabularies in words too.

An event that has no wording yet shows its topic: a history never hides an event for want of words.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from contracts.envelope import Event
from contracts.labels import Language, label
from services.reporting.application.wording.beside import BESIDE
from services.reporting.application.wording.outcomes import OUTCOMES
from services.reporting.application.wording.supervised import SUPERVISED
from services.reporting.application.wording.titles import WORDINGS
from services.reporting.application.wording.turns import TURNS

_WORDINGS = {**WORDINGS, **TURNS, **SUPERVISED, **BESIDE, **OUTCOMES}
_IN_WORDS = frozenset(
    {
        *("act", "channel", "clock", "result_class", "type"),
        *("source_kind", "ground", "stance", "relation", "answer", "outcome"),
        *("residual_rating", "status", "standing"),
        *("draw_kind", "result"),
    }
)
_UNITS = frozenset(
    {
        *("lead_unit", "unit_asked", "unit_reminded", "unit", "previous_unit"),
        *("registered_by", "responding_unit", "unit_addressed", "late_unit"),
    }
)


@dataclass(frozen=True, slots=True)
class Said:
    """An event as people read it."""

    title: str
    sentence: str


def say(event: Event, language: Language, unit_name: Callable[[str], str | None]) -> Said:
    """The event in this language."""
    wording = _WORDINGS.get(event.type)
    if wording is None:
        return Said(event.type, "")
    index = 0 if language == "zh-CN" else 1
    values = {
        name: _shown(name, value, language, unit_name)
        for name, value in event.data.model_dump(mode="json").items()
    }
    sentence = wording.says[index].format_map({"id": event.aggregate_id, **values})
    return Said(wording.title[index], sentence.rstrip("；：:. "))


def _shown(
    name: str, value: Any, language: Language, unit_name: Callable[[str], str | None]
) -> Any:
    if value is None:
        return ""
    if isinstance(value, bool):
        return label("yes" if value else "no", language)
    if name in _IN_WORDS:
        return label(value, language)
    if name in _UNITS:
        return unit_name(value) or value
    return len(value) if isinstance(value, list) else value
