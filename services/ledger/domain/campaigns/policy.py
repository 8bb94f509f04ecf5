"""The policy of an open campaign changed by the leading group, for what is decided later.

It guards that a change begins today at the earliest: what was decided before is never altered.
"""

from datetime import date

from contracts.events.campaign import Policy
from contracts.events.campaigns.policy import PolicyChanged
from contracts.words import Role
from services.ledger.domain.campaign import Campaign, require_in_order
from services.ledger.domain.campaigns.stated import StatedPolicy
from services.ledger.domain.directory.doer import Doer
from services.ledger.domain.kernel.command import Command, Text
from services.ledger.domain.kernel.refusals import AlreadyExists, GuardRefused, Unacceptable


class ChangePolicy(Command):
    """Change the campaign's policy; what is left out stays as it is."""

    policy: StatedPolicy
    effective_from: date
    reason: Text


def change_policy(campaign: Campaign, command: ChangePolicy, by: Doer) -> PolicyChanged:
    """The leading group changes the newest version of an open campaign, from today or later on."""
    by.require(Role.LEADING_GROUP)
    newest = campaign.require_open().policy
    stated = command.policy.model_dump(exclude_unset=True)
    if "version" in stated:
        raise Unacceptable("a version is counted by the ledger, not stated")
    if command.effective_from < by.moment.today:
        raise GuardRefused(
            "effective_in_the_past",
            "a policy takes effect today or later, not on {day}",
            day=command.effective_from,
        )
    changed = Policy.model_validate({**newest.model_dump(), **stated})
    if changed == newest:
        raise AlreadyExists("the policy says this already")
    return PolicyChanged(
        name=campaign.name,
        policy=require_in_order(changed.model_copy(update={"version": newest.version + 1})),
        replaces=newest.version,
        effective_from=command.effective_from,
        reason=command.reason,
    )
