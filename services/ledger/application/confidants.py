"""What other services may learn of people and cases, beside the public events."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from contracts.events.case import CaseFacts
from services.ledger.application.ports import EventStore, Vault
from services.ledger.domain.case import Case
from services.ledger.domain.kernel.refusals import NotFound


class PeopleReader(Protocol):
    """People with their personal data opened."""

    async def all(self) -> Sequence[Any]:
        """Everybody."""


class Positions(Protocol):
    """How far the store has come."""

    async def last_position(self) -> int:
        """The newest position."""


@dataclass(frozen=True)
class Confidants:
    """Answers for services under a credential."""

    store: EventStore
    positions: Positions
    vault: Vault
    reader: PeopleReader

    async def people(self) -> Sequence[Any]:
        """Everybody, personal data opened."""
        return await self.reader.all()

    async def position(self) -> int:
        """The newest position of the store."""
        return await self.positions.last_position()

    async def audience(self, case_id: UUID) -> tuple[list[UUID], list[str]]:
        """Subjects and units of a case."""
        case = (await self.store.load(Case, case_id)).require()
        text = await self.vault.open(case.facts.sealed)
        if text is None:
            raise NotFound("the key of this case was deleted")
        facts = CaseFacts.model_validate_json(text)
        return list(facts.subjects), list(facts.units)
