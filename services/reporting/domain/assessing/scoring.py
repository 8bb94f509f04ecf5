"""Marks made points by the rules in force on the day that each came to count, and their sums.

A sum is the sum of its points and nothing else: there is no rounding, weighting or base.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar
from uuid import UUID

from contracts.events.campaigns.rules import ScoreRule
from contracts.words import ScoreKind
from services.reporting.domain.assessing.mark import Mark
from services.reporting.domain.rows.campaign import CampaignRow

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Point:
    """What one mark comes to, by which rule of which version of the campaign's policy."""

    mark: Mark
    rule: ScoreRule
    policy_version: int
    points: int


@dataclass(frozen=True)
class Sheet:
    """A score sheet: points in the order of their days."""

    points: tuple[Point, ...] = ()

    @cached_property
    def gained(self) -> int:
        """The sum of what counts for them."""
        return sum(one.points for one in self.points if one.points > 0)

    @cached_property
    def lost(self) -> int:
        """The sum of what counts against them, negative."""
        return sum(one.points for one in self.points if one.points < 0)

    @property
    def total(self) -> int:
        """Both together."""
        return self.gained + self.lost

    @cached_property
    def times(self) -> Mapping[ScoreKind, int]:
        """How often each kind stands in it."""
        return Counter(one.mark.kind for one in self.points)


def scored(marks: Iterable[Mark], campaigns: Mapping[UUID, CampaignRow]) -> list[Point]:
    """The points; a kind that the policy has no rule for gives none."""
    found = []
    for mark in marks:
        policy = campaigns[mark.campaign].policy_on(mark.day)
        rule = next((one for one in policy.scores if one.kind is mark.kind), None)
        if rule is not None:
            found.append(Point(mark, rule, policy.version, worth(rule, mark.days)))
    return sorted(found, key=lambda one: (one.mark.day, one.mark.positions, one.mark.kind))


def worth(rule: ScoreRule, days: int) -> int:
    """What one time of it comes to: with `per`, for each `per` days begun; at most `most`."""
    times = -(-days // rule.per) if rule.per else 1
    points = rule.points * times
    if rule.most is None or abs(points) <= rule.most:
        return points
    return rule.most if points > 0 else -rule.most


def by_unit(points: Iterable[Point]) -> Mapping[str, Sheet]:
    """The sheet of each unit alone, without what stands below it."""
    parts: dict[str, list[Point]] = {}
    for one in points:
        parts.setdefault(one.mark.unit, []).append(one)
    return _sheets(parts)


def by_leader(points: Iterable[Point]) -> Mapping[UUID, Sheet]:
    """The sheet of each responsible leader (责任领导)."""
    parts: dict[UUID, list[Point]] = {}
    for one in points:
        if one.mark.leader is not None:
            parts.setdefault(one.mark.leader, []).append(one)
    return _sheets(parts)


def together(sheets: Mapping[str, Sheet], units: frozenset[str]) -> Sheet:
    """One sheet of these units."""
    points = [one for code in sorted(units) if code in sheets for one in sheets[code].points]
    return Sheet(tuple(sorted(points, key=lambda one: (one.mark.day, one.mark.positions))))


def _sheets(parts: Mapping[K, Sequence[Point]]) -> Mapping[K, Sheet]:
    return {key: Sheet(tuple(points)) for key, points in parts.items()}
