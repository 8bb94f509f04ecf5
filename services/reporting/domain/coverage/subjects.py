"""What the figures are counted over: findings and tasks, reduced to what a figure asks."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.events.campaigns.rules import CoverageRules
from contracts.words import SourceKind, TaskStatus

ENDED_OTHERWISE = frozenset({TaskStatus.WITHDRAWN, TaskStatus.MERGED, TaskStatus.RISK_ACCEPTED})
"""Ends of a task that are neither closing nor a split."""

NOT_ACCEPTED = frozenset({TaskStatus.REGISTERED, TaskStatus.ASSIGNED, TaskStatus.CONTESTED})
USUAL = CoverageRules()


@dataclass(frozen=True, slots=True)
class CountedFinding:
    """A finding, where it comes from, and the units that its source named.

    `same` are findings that are linked to it as the same, `elsewhere` the tasks made of those:
    what is done there is not done twice.
    """

    id: UUID
    campaign: UUID
    number: str
    text: str
    source: SourceKind
    units: tuple[str, ...] = ()
    same: tuple[UUID, ...] = ()
    elsewhere: "tuple[CountedTask, ...]" = ()


@dataclass(frozen=True, slots=True)
class CountedTask:
    """A task at the moment asked; `overdue` is judged for that moment, `rules` by its campaign."""

    id: UUID
    campaign: UUID
    finding: UUID
    number: str
    title: str
    status: TaskStatus
    lead_unit: str | None
    leader: UUID | None
    plan_approved: bool
    replied: bool
    deadline: date | None
    overdue: bool
    rules: CoverageRules = USUAL

    @property
    def live(self) -> bool:
        """Whether the task itself still has to be worked, or was worked to its end."""
        return self.status is not TaskStatus.SPLIT and self.status not in ENDED_OTHERWISE

    @property
    def handled(self) -> bool:
        """Accepted, with an approved plan; by the campaign's rules acceptance may be enough."""
        if self.rules.handled_needs_plan:
            return self.plan_approved
        return self.plan_approved or self.status not in NOT_ACCEPTED

    @property
    def settled(self) -> bool:
        """Closed, ended otherwise, or kept up for long without a missed milestone."""
        if self.status is TaskStatus.LONG_TERM:
            return self.rules.long_term_settles and not self.overdue
        if self.status is TaskStatus.RISK_ACCEPTED:
            return self.rules.accepted_risk_settles
        return self.status is TaskStatus.CLOSED or self.status in ENDED_OTHERWISE

    @property
    def on_track(self) -> bool:
        """Not settled, and nothing of it overdue."""
        return not self.settled and not self.overdue

    def answerable(self, today: date) -> bool:
        """Whether an answer is owed: verified, or past the last deadline."""
        verified = self.status in (TaskStatus.VERIFIED, TaskStatus.CLOSED)
        return verified or (self.deadline is not None and self.deadline < today)
