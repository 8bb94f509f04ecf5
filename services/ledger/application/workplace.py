"""What a use case has in hand while it carries out one command."""

from functools import partial
from typing import NamedTuple
from uuid import UUID

from services.ledger.application.ports import (
    DirectorySnapshot,
    Identities,
    Receipts,
    Seeds,
    Vault,
)
from services.ledger.application.session import Session
from services.ledger.domain.campaign import Campaign
from services.ledger.domain.directory.doer import Doer
from services.ledger.domain.task.context import Context
from services.ledger.domain.task.state import Task


class Workplace(NamedTuple):
    """The session of this command, who does it, and the ports it may use."""

    session: Session
    by: Doer
    directory: DirectorySnapshot
    vault: Vault
    receipts: Receipts
    identities: Identities
    seeds: Seeds

    async def task(self, id_: UUID) -> Task:
        """This task, which must exist."""
        return (await self.session.load(Task, id_)).require()

    def file(self, receipt: str | None, of: UUID) -> str | None:
        """The hash of the file that this person uploaded for this task or campaign, if any."""
        if receipt is None:
            return None
        by = self.by
        return self.receipts.read(receipt, by.officer.id, of, by.moment.at).sha256

    async def context(self, task: Task) -> Context:
        """What decisions about this task may ask."""
        campaign = await self.session.load(Campaign, task.facts.campaign)
        return self.context_of(campaign, task)

    def context_of(self, campaign: Campaign, task: Task) -> Context:
        """The same for a task that is only being registered."""
        held = partial(self.directory.holders, day=self.by.moment.today)
        return Context(
            by=self.by,
            campaign=campaign.on(self.by.moment.today),
            groups=self.directory.groups,
            known_units=self.directory.units,
            closed_units=self.directory.closed,
            successors=self.directory.successors,
            vacant=tuple(
                f"{post}@{unit}" for post, unit in _posts_of(task) if not held(post, unit)
            ),
            holders=held,
            members=partial(self.directory.members, day=self.by.moment.today),
        )


def _posts_of(task: Task) -> list[tuple[str, str]]:
    """The posts whose holders the guard of independence must be able to name."""
    posts = [(task.leader.post, task.leader.unit)] if task.leader else []
    if task.lead_unit:
        posts.append(("主要负责人", task.lead_unit))
    return posts
