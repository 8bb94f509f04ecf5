"""Folds stream after stream, as the aggregates do that decide on them.

The first event of a stream that does not fold is named, and the stream is left there: what comes
after it would be judged on a state that never was.
"""

from collections.abc import Callable
from uuid import UUID

from eventsourcing.persistence import StoredEvent

from contracts.envelope import Event
from contracts.events.campaign import WorkPlanPublished
from contracts.events.campaigns.reports import CampaignReportApproved, CampaignReportSent
from contracts.events.fact import Fact
from contracts.events.institution import InstitutionRegistered
from contracts.events.task.turns.working import EvidenceSuperseded
from contracts.events.task.work import EvidenceAttached
from services.ledger.application.catalogue.everything import USE_CASES
from services.ledger.application.clocks.running import running_clocks
from services.ledger.application.ports import OpenTask
from services.ledger.application.replaying.findings import BadEvent
from services.ledger.domain.kernel.aggregate import Aggregate, BrokenStreamError
from services.ledger.domain.kernel.clocks import Deadline
from services.ledger.domain.kernel.refusals import Refusal
from services.ledger.domain.task.openness import openness
from services.ledger.domain.task.state import Task

KINDS = {one.about.word: one.about for one in USE_CASES}
"""The aggregate of each word with which topics begin."""


class Folding:
    """Takes events in the order of streams and versions; `bad` names those that do not fold.

    `files` are the files that the others name, each with the first thing that does.
    """

    def __init__(self, decode: Callable[[StoredEvent], Event]) -> None:
        self._decode = decode
        self._state: Aggregate | None = None
        self._position = 0
        self._left: UUID | None = None
        self.bad: list[BadEvent] = []
        self.files: dict[str, str] = {}

    def take(self, position: int, stored: StoredEvent) -> Event | None:
        """The event, folded; None where it, or one before it in its stream, does not fold."""
        id_ = stored.originator_id
        if not isinstance(id_, UUID) or id_ == self._left:
            return None
        if self._state is None or self._state.id != id_:
            self._state, self._position = None, 0
        try:
            return self._folded(position, stored, id_)
        except (ValueError, TypeError, LookupError, BrokenStreamError, Refusal) as error:
            self.bad.append(BadEvent(position, str(error)))
            self._state, self._left = None, id_
            return None

    def clocks_of(self, id_: UUID) -> list[Deadline]:
        """The clocks that run in this stream, as far as it is folded."""
        folded = self._state is not None and self._state.id == id_
        return (running_clocks(self._state) if folded and self._state else None) or []

    def task_of(self, id_: UUID) -> OpenTask | None:
        """How this stream's task stands, as far as it is folded; None for other streams."""
        if isinstance(self._state, Task) and self._state.id == id_:
            return OpenTask(id_, self._state.facts.campaign, openness(self._state))
        return None

    def _folded(self, position: int, stored: StoredEvent, id_: UUID) -> Event:
        event = self._decode(stored)
        state = self._state or KINDS[event.data.aggregate](id_)
        if position <= self._position:
            raise BrokenStreamError(
                f"{event.type} {id_} at {event.aggregate_version} stands before the version it"
                f" follows, at {self._position}"
            )
        self._state, self._position = state.evolve(event), position
        if file := _file_of(event.data):
            self.files.setdefault(file, f"{event.data.aggregate} {id_}")
        return event


def _file_of(fact: Fact) -> str | None:
    match fact:
        case EvidenceAttached() | EvidenceSuperseded():
            return fact.sha256
        case WorkPlanPublished() | InstitutionRegistered():
            return fact.file_sha256
        case CampaignReportApproved() | CampaignReportSent():
            return fact.file_sha256
    return None
