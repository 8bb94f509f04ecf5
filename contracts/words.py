"""The closed vocabularies of the domain; values are what is stored and published.

Source: the words and lifecycle tables of the domain description. Chinese terms are shown by
message catalogues, never stored in place of these values.
"""

from enum import StrEnum


class SourceKind(StrEnum):
    """Where a finding comes from (来源)."""

    CENTRAL_INSPECTION = "central_inspection"
    INHOUSE_INSPECTION = "inhouse_inspection"
    AUDIT = "audit"
    THEMATIC_EDUCATION = "thematic_education"
    SELF_CHECK = "self_check"
    OTHER = "other"


class MeasureType(StrEnum):
    """The clock a measure runs by (整改类型)."""

    IMMEDIATE = "immediate"
    PHASED = "phased"
    CONTINUOUS = "continuous"


class TaskStatus(StrEnum):
    """Where a task stands in its lifecycle; timeliness and result class are other axes."""

    REGISTERED = "registered"
    ASSIGNED = "assigned"
    CONTESTED = "contested"
    ACCEPTED = "accepted"
    IN_PROGRESS = "in_progress"
    VERIFIED = "verified"
    CLOSED = "closed"
    LONG_TERM = "long_term"
    WITHDRAWN = "withdrawn"
    MERGED = "merged"
    SPLIT = "split"
    RISK_ACCEPTED = "risk_accepted"


class MeasureStatus(StrEnum):
    """Where one measure stands, independent of its task's status."""

    PLANNED = "planned"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    VERIFIED = "verified"
    CANCELLED = "cancelled"


class ContestOutcome(StrEnum):
    """How a lead unit's objection to its task (异议) is answered."""

    REASSIGNED = "reassigned"
    WITHDRAWN = "withdrawn"
    DISMISSED = "dismissed"


class ResultClass(StrEnum):
    """What was reached (结果类别), said at closing."""

    COMPLETED = "completed"
    BASICALLY_COMPLETED = "basically_completed"
    LONG_TERM = "long_term"
    NOT_COMPLETED = "not_completed"


class ResidualRating(StrEnum):
    """How grave the risk is that is left when it is accepted (剩余风险等级)."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Ground(StrEnum):
    """Grounds of accountability (R7): 敷衍整改, 整改不力, 虚假整改."""

    PERFUNCTORY = "perfunctory"
    INEFFECTIVE = "ineffective"
    FALSIFIED = "falsified"


class Outcome(StrEnum):
    """How an accountability case ends."""

    NONE = "none"
    CRITICISM = "criticism"
    BULLETIN = "bulletin"
    ADMONITION = "admonition"
    ORGANISATIONAL = "organisational"
    DISCIPLINARY = "disciplinary"


class ReplyChannel(StrEnum):
    """To whom a reply (回复) goes."""

    SOURCE = "source"
    SUPERIOR = "superior"
    RAISER = "raiser"
    INTERNAL = "internal"
    PUBLIC = "public"


class InstitutionAct(StrEnum):
    """What was done with a rule (制度机制)."""

    ISSUED = "issued"
    REVISED = "revised"
    ABOLISHED = "abolished"


class ResponseStance(StrEnum):
    """What a unit says to a finding that names it (管理层答复)."""

    AGREED = "agreed"
    PARTLY_AGREED = "partly_agreed"
    DISAGREED = "disagreed"


class AccountStanding(StrEnum):
    """Whether a person's account may be used; who is not active keeps the past alone."""

    ACTIVE = "active"
    SUSPENDED = "suspended"
    REMOVED = "removed"


class FindingRelation(StrEnum):
    """What one finding is to another; each has its mirror."""

    SAME = "same"
    REPEATS = "repeats"
    REPEATED_BY = "repeated_by"
    RELATED = "related"

    @property
    def mirrored(self) -> "FindingRelation":
        """The same link, seen from the other finding."""
        return _MIRRORED.get(self, self)


_MIRRORED = {
    FindingRelation.REPEATS: FindingRelation.REPEATED_BY,
    FindingRelation.REPEATED_BY: FindingRelation.REPEATS,
}


class CampaignReportKind(StrEnum):
    """What a report of a campaign is: 整改方案, 进展报告, 第一责任人报告."""

    PLAN = "plan_report"
    PROGRESS = "progress_report"
    FIRST_RESPONSIBLE = "first_responsible_report"


class ReviewOutcome(StrEnum):
    """What looking into a bad score of feedback (评价) came to."""

    UPHELD = "upheld"
    NOT_UPHELD = "not_upheld"


class ReplicaAnswer(StrEnum):
    """What a unit answers that was asked whether it has a finding too (举一反三)."""

    NOT_HERE = "not_here"
    HERE_TOO = "here_too"


class TrafficLight(StrEnum):
    """The lights that tell somebody: before a deadline yellow and orange, over it red."""

    YELLOW = "yellow"
    ORANGE = "orange"
    RED = "red"


class LadderRung(StrEnum):
    """Whom the escalation ladder of a policy can name: people of the task, and bodies."""

    HANDLER = "handler"
    HEAD = "head"
    LEADER = "leader"
    FIRST_RESPONSIBLE = "first_responsible"
    OFFICE = "office"
    SUPERVISOR = "supervisor"
    DISCIPLINE = "discipline"
    LEADING_GROUP = "leading_group"


class ExtensionGround(StrEnum):
    """Why an extension is decided by the leading group and not by the office."""

    SECOND = "second_extension"
    AFTER_CONCENTRATED = "after_concentrated_period"
    AFTER_DEADLINE = "after_deadline"


class SignalKind(StrEnum):
    """What a rule can find in the history that hints at perfunctory or falsified work."""

    OVERDUE = "overdue"
    RETURNED = "returned"
    EVIDENCE_REUSED = "evidence_reused"
    EVIDENCE_PREDATES = "evidence_predates"
    SUBMISSION_BURST = "submission_burst"
    RELAPSE = "relapse"


class ScoreKind(StrEnum):
    """What counts for or against a unit and a leader when they are assessed (督导考核)."""

    MEASURE_IN_TIME = "measure_in_time"
    MEASURE_LATE = "measure_late"
    STAGE_IN_TIME = "stage_in_time"
    TASK_CLOSED = "task_closed"
    CONTRIBUTION_IN_TIME = "contribution_in_time"
    LOOK_BACK_PASSED = "look_back_passed"
    ACCEPTANCE_LATE = "acceptance_late"
    PLAN_LATE = "plan_late"
    PLAN_RETURNED = "plan_returned"
    MEASURE_OVERDUE = "measure_overdue"
    MEASURE_RETURNED = "measure_returned"
    CONTRIBUTION_LATE = "contribution_late"
    SLIP_LATE = "slip_late"
    REPLICA_LATE = "replica_late"
    RELAPSED = "relapsed"
    CASE_DECIDED = "case_decided"


class DrawKind(StrEnum):
    """What tasks are drawn for at random: 回头看 after closing, 抽查 while they go on."""

    LOOK_BACK = "look_back"
    SPOT_CHECK = "spot_check"


class AlwaysDrawn(StrEnum):
    """Why a task is drawn whatever its number comes to: it relapsed, was returned, or is old."""

    RELAPSED = "relapsed"
    RETURNED = "returned"
    FORMER_SOURCE = "former_source"


class SpotCheckResult(StrEnum):
    """What a spot check (抽查) found of a task."""

    IN_ORDER = "in_order"
    DEFICIENT = "deficient"


class ReopenGround(StrEnum):
    """What a reopening rests on."""

    LOOK_BACK = "look_back"
    COMPLAINT = "complaint"
    AUDIT = "audit"


class Clock(StrEnum):
    """Deadlines whose passing is recorded and never forbids the act."""

    ACCEPTANCE = "acceptance"
    PLAN = "plan"
    REVIEW = "review"
    MEASURE = "measure"
    MILESTONE = "milestone"
    TASK = "task"
    CONTRIBUTION = "contribution"
    PROGRESS = "progress"
    RISK = "risk"
    SLIP_ANSWER = "slip_answer"
    REPLICA_ANSWER = "replica_answer"
    LOOK_BACK = "look_back"
    EXPLANATION = "explanation"


class Role(StrEnum):
    """What a post lets its holder do; the post itself is the organisation's own word."""

    OFFICE = "office"
    LEADING_GROUP = "leading_group"
    LEADER = "leader"
    HEAD = "head"
    HANDLER = "handler"
    SUPERVISOR = "supervisor"
    DISCIPLINE = "discipline"
    AUDITOR = "auditor"


ROLE_OF_POST: dict[str, Role] = {
    "整改办": Role.OFFICE,
    "领导小组": Role.LEADING_GROUP,
    "督导组": Role.SUPERVISOR,
    "纪委": Role.DISCIPLINE,
    "审计": Role.AUDITOR,
    "主要负责人": Role.HEAD,
    "经办人": Role.HANDLER,
}
"""Posts that name a role; a post that is none of these is a leader's (责任领导)."""


def role_of(post: str) -> Role:
    """The role that a directory post gives its holder."""
    return ROLE_OF_POST.get(post, Role.LEADER)
