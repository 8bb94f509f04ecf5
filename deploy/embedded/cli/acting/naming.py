"""Names that people use, as the ids that commands take: `task:R14-1`, `officer:hqb-clerk`.

Ids follow from natural keys (contracts.identifiers), but for a task's bare number, which is asked
of reporting, and for what is known by its id alone.
"""

from collections.abc import Callable
from uuid import UUID

from contracts import identifiers
from contracts.words import DrawKind

SINGULAR = {
    "tasks": "task",
    "campaigns": "campaign",
    "findings": "finding",
    "units": "unit",
    "officers": "officer",
    "institutions": "institution",
    "replies": "reply",
    "replicas": "replica",
    "supervision-slips": "slip",
    "draws": "draw",
}


class UnnamedError(ValueError):
    """No id can be made of this text; `kinds` are the kinds of things that have names."""

    kinds = tuple(sorted(SINGULAR.values()))


class Naming:
    """Turns names into ids; `task_of` asks for the id of a task's number."""

    def __init__(self, task_of: Callable[[str], str]) -> None:
        self._task_of = task_of

    def id(self, text: str, kind: str | None = None) -> str:
        """The id that a text means: an id itself, `kind:name`, or a name of `kind`.

        Raises UnnamedError where it means none.
        """
        try:
            return str(UUID(text))
        except ValueError:
            prefix, colon, name = text.partition(":")
        if colon and prefix in UnnamedError.kinds:
            return self._named(prefix, name)
        if kind is None:
            raise UnnamedError(text)
        return self._named(kind, text)

    def _named(self, kind: str, name: str) -> str:
        if kind == "task":
            return self._task_of(name)
        try:
            return str(BY_NAME[kind](name))
        except (KeyError, ValueError):
            raise UnnamedError(name) from None


def _in_campaign(made: Callable[[UUID, str], UUID]) -> Callable[[str], UUID]:
    def of(name: str) -> UUID:
        campaign, number = name.split("/", 1)
        return made(identifiers.campaign_id(campaign), number)

    return of


def _replica(name: str) -> UUID:
    finding, unit = name.rsplit("/", 1)
    return identifiers.replica_id(_in_campaign(identifiers.finding_id)(finding), unit)


def _draw(name: str) -> UUID:
    campaign, kind, number = name.rsplit("/", 2)
    return identifiers.draw_id(identifiers.campaign_id(campaign), DrawKind(kind), int(number))


BY_NAME: dict[str, Callable[[str], UUID]] = {
    "campaign": identifiers.campaign_id,
    "finding": _in_campaign(identifiers.finding_id),
    "unit": identifiers.unit_id,
    "officer": identifiers.officer_id,
    "institution": identifiers.institution_id,
    "reply": _in_campaign(identifiers.reply_id),
    "replica": _replica,
    "slip": _in_campaign(identifiers.supervision_id),
    "draw": _draw,
}
