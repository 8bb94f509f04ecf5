"""What a policy says beside its clocks: ladder, what covers, labels, signals, and scores.

The figures are the usual ones where the domain leaves them to the organisation.
"""

from contracts.events.fact import Data
from contracts.words import (
    Ground,
    LadderRung,
    ResultClass,
    ScoreKind,
    SignalKind,
    TrafficLight,
)


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


class FeedbackRules(Data):
    """How feedback on published results is heard.

    A score of `bad_score` or less raises a review; an answer is due `answer_days` after the
    feedback; scores are shown to a unit once a result has `shown_from` of them, never before 5.
    """

    bad_score: int = 2
    answer_days: int = 15
    shown_from: int = 5


class ResultLabel(Data):
    """What the organisation calls a result class, in both languages."""

    result: ResultClass
    zh: str
    en: str


class SignalRule(Data):
    """What may become a proposal for accountability: a figure of this kind, at or past `limit`.

    `limit` is in days for overdue and evidence dated before the assignment; otherwise a number: of
    returns, of tasks with the same file, of submissions within one minute. A relapse is one that
    is found, or the task reopened, at most so many days after its closing.
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


class ScoreRule(Data):
    """What one thing of this kind adds to a score sheet (督导考核), or takes from it.

    `points` are for one time; with `per`, for each `per` days begun by which it was late. `most` is
    what one time comes to at most, whatever its sign.
    """

    kind: ScoreKind
    points: int
    per: int | None = None
    most: int | None = None


SCORES = (
    ScoreRule(kind=ScoreKind.MEASURE_IN_TIME, points=5),
    ScoreRule(kind=ScoreKind.MEASURE_LATE, points=2),
    ScoreRule(kind=ScoreKind.STAGE_IN_TIME, points=2),
    ScoreRule(kind=ScoreKind.TASK_CLOSED, points=5),
    ScoreRule(kind=ScoreKind.CONTRIBUTION_IN_TIME, points=1),
    ScoreRule(kind=ScoreKind.LOOK_BACK_PASSED, points=2),
    ScoreRule(kind=ScoreKind.ACCEPTANCE_LATE, points=-1),
    ScoreRule(kind=ScoreKind.PLAN_LATE, points=-2),
    ScoreRule(kind=ScoreKind.PLAN_RETURNED, points=-1),
    ScoreRule(kind=ScoreKind.MEASURE_OVERDUE, points=-1, per=5, most=10),
    ScoreRule(kind=ScoreKind.MEASURE_RETURNED, points=-2),
    ScoreRule(kind=ScoreKind.CONTRIBUTION_LATE, points=-2),
    ScoreRule(kind=ScoreKind.SLIP_LATE, points=-3),
    ScoreRule(kind=ScoreKind.REPLICA_LATE, points=-2),
    ScoreRule(kind=ScoreKind.RELAPSED, points=-10),
)
"""The usual scheme; without cases, whose subjects and outcomes are sealed from most readers."""
