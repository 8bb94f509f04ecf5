"""What a policy says beside its clocks: the ladder, what covers, labels, and what is a signal.

The figures are the usual ones where the domain leaves them to the organisation.
"""

from contracts.events.fact import Data
from contracts.words import Ground, LadderRung, ResultClass, SignalKind, TrafficLight


class LadderStep(Data):
    """From when on who is told of a deadline, beside those told before.

    `light` is the traffic light that has come; `overdue_days` is by how many days the deadline
    must be over as well, for steps beyond the first red.
    """

    light: TrafficLight
    overdue_days: int = 0
    tell: tuple[LadderRung, ...]


LADDER = (
    LadderStep(light=TrafficLight.YELLOW, tell=(LadderRung.HANDLER,)),
    LadderStep(light=TrafficLight.ORANGE, tell=(LadderRung.HEAD,)),
    LadderStep(light=TrafficLight.RED, tell=(LadderRung.LEADER,)),
    LadderStep(
        light=TrafficLight.RED,
        overdue_days=15,
        tell=(LadderRung.FIRST_RESPONSIBLE, LadderRung.DISCIPLINE),
    ),
)
"""The escalation ladder of the domain description."""


class CoverageRules(Data):
    """What the three coverage figures take as reached, where organisations differ.

    Whether a finding is handled only once its tasks' plans are approved; whether a task that is
    kept up for long, or whose risk was accepted, counts as settled.
    """

    handled_needs_plan: bool = True
    long_term_settles: bool = True
    accepted_risk_settles: bool = True


class ResultLabel(Data):
    """What the organisation calls a result class, in both languages."""

    result: ResultClass
    zh: str
    en: str


class SignalRule(Data):
    """What may become a proposal for accountability: a figure of this kind, at or past `limit`.

    `limit` is in days for overdue, relapse and evidence dated before the assignment; otherwise a
    number: of returns, of tasks with the same file, of submissions within one minute.
    """

    rule: str
    kind: SignalKind
    limit: int
    ground: Ground


SIGNALS = (
    SignalRule(rule="overdue", kind=SignalKind.OVERDUE, limit=30, ground=Ground.INEFFECTIVE),
    SignalRule(rule="returned", kind=SignalKind.RETURNED, limit=3, ground=Ground.PERFUNCTORY),
    SignalRule(
        rule="reused-evidence",
        kind=SignalKind.EVIDENCE_REUSED,
        limit=2,
        ground=Ground.PERFUNCTORY,
    ),
    SignalRule(
        rule="old-evidence",
        kind=SignalKind.EVIDENCE_PREDATES,
        limit=1,
        ground=Ground.FALSIFIED,
    ),
    SignalRule(rule="burst", kind=SignalKind.SUBMISSION_BURST, limit=10, ground=Ground.PERFUNCTORY),
    SignalRule(rule="relapse", kind=SignalKind.RELAPSE, limit=90, ground=Ground.FALSIFIED),
)
"""The rules of the domain description; a person decides whatever they find."""
