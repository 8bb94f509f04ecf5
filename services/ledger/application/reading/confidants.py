"""What other services may learn of people and cases, beside the public events."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from services.ledger.application.ports import EventStore, Vault
from services.ledger.application.reading.cases import CaseReader
from services.ledger.domain.accountability.state import Case


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
        """Subjects and units of a case; of what a rule found, the unit signalled."""
        case = (await self.store.load(Case, case_id)).require()
        reader = CaseReader(self.store, self.vault)
        facts, signal = await reader.facts(case), await reader.signal(case)
        if facts is None:
            return [], [signal.unit] if signal else []
        return list(facts.subjects), list(facts.units)
