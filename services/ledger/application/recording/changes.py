"""Recording what a directory's file says otherwise, each by the decision of its own command.

A guard that refuses a change is a fault of its row; of a file with faults nothing is recorded.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from contracts.identifiers import officer_id, unit_id
from contracts.words import Role, role_of
from services.ledger.application.importing.changes.change import (
    Begun,
    Change,
    Described,
    Ended,
    Moved,
    Renamed,
    refused,
)
from services.ledger.application.importing.remarks.faults import Fault
from services.ledger.application.importing.sheet import DirectoryDraft
from services.ledger.application.ports import DirectorySnapshot, Vault
from services.ledger.application.recording.directory import record_units
from services.ledger.application.session import Session
from services.ledger.application.use_cases.directory import require_office, sealed_changes
from services.ledger.domain.directory import restructuring as rules
from services.ledger.domain.directory.appointing import (
    AppointOfficer,
    RelieveOfficer,
    appoint_officer,
    relieve_officer,
)
from services.ledger.domain.directory.details import change_details
from services.ledger.domain.directory.officer import Officer
from services.ledger.domain.directory.unit import Unit
from services.ledger.domain.kernel.refusals import Refusal


@dataclass(frozen=True)
class Deciding:
    """What is decided in one session of a directory's file, but for the people who are new.

    `parents` follow this very file, new units and moves, so that no move closes a circle.
    """

    session: Session
    vault: Vault
    directory: DirectorySnapshot
    today: date
    parents: dict[str, str | None] = field(default_factory=dict)

    async def units_and_changes(
        self, draft: DirectoryDraft, changes: Sequence[Change]
    ) -> tuple[Fault, ...]:
        """Record new units, then changes in their order; the faults of those that are refused."""
        await record_units(self.session, draft, self.today)
        new = {one.code: one.parent for one in draft.units}
        self.parents.update(new | dict(self.directory.parents))
        faults = [fault for one in changes if (fault := await self._fault_of(one))]
        if not _fills_office(draft):
            try:
                require_office(self.session, self.directory)
            except Refusal as refusal:
                faults.append(refused(None, refusal))
        return tuple(faults)

    async def _fault_of(self, change: Change) -> Fault | None:
        try:
            await self._record(change)
        except Refusal as refusal:
            return refused(change, refusal)
        return None

    async def _record(self, change: Change) -> None:
        match change:
            case Renamed():
                await self._renamed(change)
            case Moved():
                await self._moved(change)
            case Ended():
                await self._ended(change)
            case Begun():
                await self._begun(change)
            case Described():
                await self._described(change)

    async def _renamed(self, change: Renamed) -> None:
        unit = await self.session.load(Unit, unit_id(change.code))
        command = rules.RenameUnit(
            name=change.name, short_name=change.short_name, valid_from=change.day
        )
        self.session.record(unit, rules.rename_unit(unit, command, self._tree()))

    async def _moved(self, change: Moved) -> None:
        unit = await self.session.load(Unit, unit_id(change.code))
        parent = await self.session.load(Unit, unit_id(change.parent))
        command = rules.MoveUnit(parent=change.parent, valid_from=change.day)
        self.session.record(unit, rules.move_unit(unit, command, parent, self._tree()))
        self.parents[change.code] = change.parent

    async def _ended(self, change: Ended) -> None:
        officer = await self.session.load(Officer, officer_id(change.account))
        command = RelieveOfficer(post=change.post, unit=change.unit, until=change.day)
        self.session.record(officer, relieve_officer(officer, command, self.today))

    async def _begun(self, change: Begun) -> None:
        officer = await self.session.load(Officer, officer_id(change.account))
        unit = await self.session.load(Unit, unit_id(change.unit))
        command = AppointOfficer(
            post=change.post, unit=change.unit, since=change.day, portfolio=change.portfolio
        )
        self.session.record(officer, appoint_officer(officer, command, unit))

    async def _described(self, change: Described) -> None:
        officer = await self.session.load(Officer, officer_id(change.account))
        said = {"name": change.name, "email": change.email}
        told = {name: text for name, text in said.items() if text is not None}
        sealed = await sealed_changes(self.vault, officer, told)
        self.session.record(officer, change_details(officer, sealed, change.language))

    def _tree(self) -> rules.Tree:
        return rules.Tree(self.today, self.parents, self.directory.staffed_after(self.today))


def _fills_office(draft: DirectoryDraft) -> bool:
    """Whether the file itself names somebody who stays in the office."""
    return any(
        role_of(post.post) is Role.OFFICE and post.until is None
        for officer in draft.officers
        for post in officer.appointments
    )
