"""Reading an accountability case: the ledger opens what is sealed for those who may read it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from contracts.envelope import Actor
from contracts.events.case import CaseMatter, CaseText
from contracts.words import Ground
from services.ledger.application.ports import EventStore, Vault
from services.ledger.domain.case import Case, CaseEntry, require_reader
from services.ledger.domain.directory.doer import Doer
from services.ledger.domain.kernel.refusals import NotFound


@dataclass(frozen=True)
class OpenedEntry:
    """One step of the case with its text."""

    type: str
    actor: Actor
    at: datetime
    content: CaseMatter | CaseText


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

    async def facts(self, case: Case) -> CaseMatter:
        """What the case was raised with; NotFound when its key was deleted."""
        text = await self.vault.open(case.facts.sealed)
        if text is None:
            raise NotFound("the key of this case was deleted")
        return CaseMatter.model_validate_json(text)

    async def read(self, id_: UUID, by: Doer) -> OpenedCase:
        """The whole case; refused to whoever may not read it."""
        case = (await self.store.load(Case, id_)).require()
        facts = await self.facts(case)
        require_reader(case, by, facts)
        later = [await self._opened(one) for one in case.entries[1:]]
        first = case.entries[0]
        raised = OpenedEntry(first.type, first.actor, first.at, facts)
        return OpenedCase(
            id=case.id,
            version=case.version,
            tasks=case.facts.tasks,
            ground=case.facts.ground,
            ended=case.ended,
            entries=(raised, *later),
        )

    async def _opened(self, entry: CaseEntry) -> OpenedEntry:
        text = await self.vault.open(entry.sealed) or '{"text": ""}'
        return OpenedEntry(entry.type, entry.actor, entry.at, CaseText.model_validate_json(text))
