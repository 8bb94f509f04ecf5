"""What a rule found, and what makes it one finding, raised at most once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, tzinfo
from uuid import UUID

from contracts.envelope import Event
from contracts.events.accountability.signal import SignalMatter
from contracts.events.campaigns.rules import SignalRule


@dataclass(frozen=True)
class Ruling:
    """A rule as the campaign's policy of that version has it; days are those of `zone`."""

    rule: SignalRule
    policy_version: int
    campaign: UUID
    zone: tzinfo

    def day_of(self, event: Event) -> date:
        """The organisation's day on which it was recorded."""
        return event.occurred_at.astimezone(self.zone).date()


@dataclass(frozen=True)
class Found:
    """`figure` reached the limit of the rule; `about` names the facts that it is about."""

    ruling: Ruling
    about: str
    unit: str
    figure: int
    tasks: tuple[UUID, ...]
    rests_on: tuple[UUID, ...]

    @property
    def key(self) -> str:
        """What is raised at most once: this rule of this campaign about these facts."""
        return f"{self.ruling.campaign}/{self.ruling.rule.rule}/{self.about}"

    @property
    def matter(self) -> SignalMatter:
        """What is sealed."""
        rule = self.ruling.rule
        return SignalMatter(
            campaign=self.ruling.campaign,
            rule=rule.rule,
            policy_version=self.ruling.policy_version,
            kind=rule.kind,
            limit=rule.limit,
            figure=self.figure,
            unit=self.unit,
            rests_on=self.rests_on,
        )


def found(
    ruling: Ruling, about: str, figure: int, events: Iterable[Event], at: Event
) -> Found | None:
    """It, if the figure reached the limit and a unit leads the task of the event `at`."""
    return told(ruling, about, figure, events, at) if figure >= ruling.rule.limit else None


def told(
    ruling: Ruling, about: str, figure: int, events: Iterable[Event], at: Event
) -> Found | None:
    """It, whatever the limit, if a unit leads the task of the event `at`."""
    if at.unit is None:
        return None
    rests_on = list(events)
    tasks = tuple(dict.fromkeys(one.aggregate_id for one in rests_on))
    return Found(ruling, about, at.unit, figure, tasks, tuple(one.event_id for one in rests_on))
