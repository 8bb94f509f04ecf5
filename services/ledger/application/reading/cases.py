"""Reading an accountability case: the ledger opens what is sealed for those who may read it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from contracts.envelope import Actor
from contracts.events.accountability.signal import (
    AccountabilityProposed,
    AccountabilitySignalled,
    ProposalMatter,
    SignalMatter,
)
from contracts.events.case import AccountabilityTriggered, CaseMatter, CaseText
from contracts.events.fact import Sealed
from contracts.words import Ground
from services.ledger.application.ports import EventStore, Vault
from services.ledger.domain.accountability.raised import require_reader
from services.ledger.domain.accountability.state import Case, CaseEntry
from services.ledger.domain.directory.doer import Doer
from services.ledger.domain.kernel.refusals import NotFound

Content = CaseMatter | SignalMatter | ProposalMatter | CaseText
MATTERS: Mapping[str, type[CaseMatter | SignalMatter | ProposalMatter]] = {
    AccountabilitySignalled.topic: SignalMatter,
    AccountabilityProposed.topic: ProposalMatter,
    AccountabilityTriggered.topic: CaseMatter,
}
"""What is sealed with each step; with all others a text."""


@dataclass(frozen=True)
class OpenedEntry:
    """One step of the case with its text."""

    type: str
    actor: Actor
    at: datetime
    content: Content


@dataclass(frozen=True)
class OpenedCase:
    """A case as its readers see it."""

    id: UUID
    version: int
    tasks: tuple[UUID, ...]
    ground: Ground
    ended: bool
    entries: tuple[OpenedEntry, ...]


@dataclass(frozen=True)
class CaseReader:
    """Opens cases."""

    store: EventStore
    vault: Vault

    async def facts(self, case: Case) -> CaseMatter | None:
        """What a person raised the case with, if one did; NotFound when its key was deleted."""
        if case.require().triggered is None:
            return None
        return CaseMatter.model_validate_json(await self._text(case.facts.sealed))

    async def signal(self, case: Case) -> SignalMatter | None:
        """What a rule found, if one began the case; NotFound when its key was deleted."""
        if case.proposal is None:
            return None
        return SignalMatter.model_validate_json(await self._text(case.found.signal.sealed))

    async def read(self, id_: UUID, by: Doer) -> OpenedCase:
        """The whole case; refused to whoever may not read it."""
        case = (await self.store.load(Case, id_)).require()
        require_reader(case, by, await self.facts(case), await self.signal(case))
        return OpenedCase(
            id=case.id,
            version=case.version,
            tasks=case.heading["tasks"],
            ground=case.heading["ground"],
            ended=case.ended,
            entries=tuple([await self._opened(one) for one in case.entries]),
        )

    async def _opened(self, entry: CaseEntry) -> OpenedEntry:
        text = await self._text(entry.sealed)
        content = MATTERS.get(entry.type, CaseText).model_validate_json(text)
        return OpenedEntry(entry.type, entry.actor, entry.at, content)

    async def _text(self, sealed: Sealed) -> str:
        text = await self.vault.open(sealed)
        if text is None:
            raise NotFound("the key of this case was deleted")
        return text
