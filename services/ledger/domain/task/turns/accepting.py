"""Accepting what is left of a risk for a time (接受风险), after which the task is open again."""

from datetime import date

from contracts.events.parts import PostHolder
from contracts.events.task.turns.risk import RiskAccepted
from contracts.words import ResidualRating, Role
from services.ledger.domain.kernel.command import Command, Text
from services.ledger.domain.kernel.refusals import GuardRefused
from services.ledger.domain.task.context import Context
from services.ledger.domain.task.state import Task
from services.ledger.domain.task.turns.handing import LIVE


class AcceptRisk(Command):
    """Accept the risk that is left, to the end of the day `expires_on`."""

    reason: Text
    residual_rating: ResidualRating
    expires_on: date


def accept_risk(task: Task, command: AcceptRisk, context: Context) -> RiskAccepted:
    """The leading group accepts it, to a later day; who decides is recorded as approver."""
    task.require_status(*LIVE)
    by, today = context.by, context.moment.today
    by.require(Role.LEADING_GROUP)
    if command.expires_on <= today:
        raise GuardRefused(
            "expires_later",
            "an acceptance expires after {day}, and {wanted} does not",
            day=today,
            wanted=command.expires_on,
        )
    return RiskAccepted(
        task=task.facts,
        **command.fields(),
        approver=PostHolder(officer=by.officer.id, post=by.post.post, unit=by.post.unit),
        accepted_on=today,
        previous_status=task.status,
    )
