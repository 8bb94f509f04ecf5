"""Events in words for the page of a bundle, as pages of the ledger say them; no names of people.

What cannot be decoded has no words, and is shown as it is stored.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import tzinfo

from contracts.envelope import Actor, Event
from contracts.labels import label
from contracts.proofs.bundle.contents import Reading
from contracts.schemas.meanings import MEANINGS
from services.reporting.application.wording.facets import facet
from services.reporting.application.wording.sentence import Said, say
from services.reporting.domain.changes import Change
from services.reporting.domain.units import UnitTree

_SYSTEM = {"bootstrap": "系统管理员 operator", "clock": "系统时钟 clock", "scim": "身份系统 SCIM"}
"""Posts of events that no person recorded."""


@dataclass(frozen=True, slots=True)
class Telling:
    """How stored bytes become events, and in which zone their moments are shown."""

    decode: Callable[[bytes], Event]
    zone: tzinfo


class EventWords:
    """Reads stored events aloud; `changed` has what each position changed."""

    def __init__(
        self, telling: Telling, tree: UnitTree, changed: Mapping[int, Sequence[Change]]
    ) -> None:
        self._telling, self._tree, self._changed = telling, tree, changed

    def read(self, position: int, stored: bytes) -> Reading | None:
        """The event in words, or None where the contract does not know it."""
        try:
            event = self._telling.decode(stored)
            chinese, english = self._said(event, 0), self._said(event, 1)
        except (ValueError, KeyError):
            return None
        return Reading(
            at=event.occurred_at.astimezone(self._telling.zone).strftime("%Y-%m-%d %H:%M:%S %z"),
            who=self._who(event.actor),
            title=(chinese.title, english.title),
            says=(chinese.sentence, english.sentence),
            changed=[self._in_words(each) for each in self._changed.get(position, ())],
        )

    def _who(self, actor: Actor) -> str:
        """Post and unit; the system itself by what it is."""
        post = _SYSTEM.get(actor.post, actor.post) if actor.person is None else actor.post
        return " · ".join(filter(None, (post, actor.unit and self._tree.name(actor.unit))))

    def _in_words(self, change: Change) -> tuple[str, str, str]:
        before, after = change.before, change.after
        if change.facet == "lead_unit":
            before, after = (each and self._tree.name(str(each)) for each in (before, after))
        return facet(change.facet), _value(before), _value(after)

    def _said(self, event: Event, language: int) -> Said:
        said = say(event, "en" if language else "zh-CN", self._tree.name)
        if said.title != event.type:
            return said
        title, sentence = MEANINGS[event.type]
        fact = (type(event.data).__doc__ or "").partition("\n")[0]
        return Said(type(event.data).__name__, fact) if language else Said(title, sentence)


def _value(value: str | int | None) -> str:
    if value is None:
        return ""
    if value == "yes":
        return "是 yes"
    chinese, english = label(str(value), "zh-CN"), label(str(value), "en")
    return chinese if chinese == english else f"{chinese} {english}"
