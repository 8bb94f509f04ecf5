"""What is left of the risk of R08-1 is accepted for half a year, and then no longer."""

from datetime import date

from contracts.builders.example import Example
from contracts.builders.people import CLOCK, LEADING_GROUP
from contracts.builders.places import LEAD_UNIT, SUMMARY, TASK, at
from contracts.events.parts import PostHolder
from contracts.events.task.turns.risk import RiskAccepted, RiskExpired
from contracts.identifiers import officer_id
from contracts.words import ResidualRating, TaskStatus

ACCEPTED = Example(
    RiskAccepted(
        task=SUMMARY,
        reason="须待上级体制改革方案出台",
        residual_rating=ResidualRating.LOW,
        approver=PostHolder(officer=officer_id("ldxz-1"), post="领导小组", unit="ldxz"),
        accepted_on=date(2021, 10, 22),
        expires_on=date(2022, 4, 30),
        previous_status=TaskStatus.IN_PROGRESS,
    ),
    *(TASK, 8, LEADING_GROUP, at("2021-10-22"), LEAD_UNIT),
)

EXPIRED = Example(
    RiskExpired(
        task=SUMMARY,
        accepted_on=date(2021, 10, 22),
        expires_on=date(2022, 4, 30),
        status=TaskStatus.IN_PROGRESS,
        paused_days=191,
    ),
    *(TASK, 9, CLOCK, at("2022-05-01", 0, 1), LEAD_UNIT),
)

EXAMPLES = (ACCEPTED, EXPIRED)
