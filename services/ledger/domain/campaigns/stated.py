"""The policy as commands state it: nothing unknown, clocks that end some day, steps in order.

Imported by `campaign` itself, so it imports nothing of the domain but the kernel.
"""

from typing import Self

from pydantic import ConfigDict, Field, model_validator

from contracts.events.campaign import Policy
from contracts.events.campaigns.rules import (
    LADDER,
    SCORES,
    SIGNALS,
    CoverageRules,
    FeedbackRules,
    LadderStep,
    ResultLabel,
    ScoreRule,
    SignalRule,
)
from contracts.words import LadderRung, TrafficLight
from services.ledger.domain.kernel.command import Line

STRICT = ConfigDict(frozen=True, extra="forbid")
LIGHTS = list(TrafficLight)


class StatedStep(LadderStep):
    """A step of the ladder as a command states it."""

    model_config = STRICT
    overdue_days: int = Field(default=0, ge=0, le=3660)
    tell: tuple[LadderRung, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _only_red_is_overdue(self) -> Self:
        if self.overdue_days and self.light is not TrafficLight.RED:
            raise ValueError("only a step of the red light has overdue_days")
        return self


class StatedCoverage(CoverageRules):
    """Coverage rules as a command states them."""

    model_config = STRICT


class StatedFeedback(FeedbackRules):
    """Rules of feedback as a command states them."""

    model_config = STRICT
    bad_score: int = Field(default=2, ge=1, le=4)
    answer_days: int = Field(default=15, ge=1, le=366)
    shown_from: int = Field(default=5, ge=5, le=1000)


class StatedLabel(ResultLabel):
    """A label as a command states it."""

    model_config = STRICT
    zh: Line
    en: Line


class StatedSignal(SignalRule):
    """A rule of signals as a command states it."""

    model_config = STRICT
    rule: Line
    limit: int = Field(ge=1, le=3660)


class StatedScore(ScoreRule):
    """A rule of the score sheet as a command states it."""

    model_config = STRICT
    points: int = Field(ge=-1000, le=1000)
    per: int | None = Field(default=None, ge=1, le=366)
    most: int | None = Field(default=None, ge=1, le=1000)


USUAL_LADDER = tuple(StatedStep(**dict(one)) for one in LADDER)
USUAL_SIGNALS = tuple(StatedSignal(**dict(one)) for one in SIGNALS)
USUAL_SCORES = tuple(StatedScore(**dict(one)) for one in SCORES)


class StatedPolicy(Policy):
    """The policy as a command states it; what is left out has its usual value."""

    model_config = STRICT
    version: int = Field(default=1, ge=1, le=9999)
    immediate_days: int = Field(default=60, ge=1, le=3660)
    phased_years: int = Field(default=1, ge=1, le=50)
    continuous_years: int = Field(default=5, ge=1, le=50)
    concentrated_days: int = Field(default=180, ge=1, le=3660)
    milestone_months: int = Field(default=6, ge=1, le=120)
    acceptance_working_days: int = Field(default=3, ge=1, le=366)
    plan_days: int = Field(default=30, ge=1, le=3660)
    review_working_days: int = Field(default=10, ge=1, le=366)
    progress_months: int = Field(default=1, ge=1, le=120)
    look_back_days: int = Field(default=180, ge=1, le=3660)
    explanation_working_days: int = Field(default=5, ge=1, le=366)
    yellow_days: int = Field(default=20, ge=0, le=3660)
    orange_days: int = Field(default=10, ge=0, le=3660)
    ladder: tuple[StatedStep, ...] = Field(default=USUAL_LADDER, max_length=20)
    coverage: StatedCoverage = StatedCoverage()
    result_labels: tuple[StatedLabel, ...] = Field(default=(), max_length=4)
    signals: tuple[StatedSignal, ...] = Field(default=USUAL_SIGNALS, max_length=50)
    scores: tuple[StatedScore, ...] = Field(default=USUAL_SCORES, max_length=50)
    feedback: StatedFeedback = StatedFeedback()

    @model_validator(mode="after")
    def _nothing_twice(self) -> Self:
        steps = [(LIGHTS.index(one.light), one.overdue_days) for one in self.ladder]
        if sorted(set(steps)) != steps:
            raise ValueError("the ladder's steps go up, each once")
        for names in (
            [one.result for one in self.result_labels],
            [one.rule for one in self.signals],
            [one.kind for one in self.scores],
        ):
            if len(set(names)) != len(names):
                raise ValueError("a result or a rule stands twice")
        return self
