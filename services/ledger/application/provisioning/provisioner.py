"""The use case of an identity system: one request is one transaction, or nothing.

Who may: a service whose token has the scope `scim`. It acts as itself, in no post, and so can do
nothing but this.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.envelope import Actor
from contracts.labels import Term
from services.ledger.application.execution import Executor, again_when_lost, commit_of
from services.ledger.application.ports import Appended, DirectorySnapshot
from services.ledger.application.provisioning import people, units
from services.ledger.application.provisioning.known import KnownDirectory, KnownPerson, KnownUnit
from services.ledger.application.provisioning.wanted import WantedPerson, WantedUnit
from services.ledger.application.session import Session
from services.ledger.application.use_cases.directory import require_office
from services.ledger.domain.kernel.refusals import NotFound

SCOPE = "scim"
PROVISIONER = Actor(person=None, post="scim", unit=None)
ATTEMPTS = 3

Deciding = Callable[[Session, DirectorySnapshot, date], Awaitable[None]]


@dataclass(frozen=True)
class Provisioner:
    """Reads and keeps people and units, over the executor's ports."""

    executor: Executor
    known: KnownDirectory

    async def persons(self) -> list[KnownPerson]:
        """Everybody with an account that was not removed."""
        return list(await self.known.people(self._today))

    async def person(self, officer: UUID) -> KnownPerson:
        """One of them. Raises NotFound."""
        for one in await self.known.people(self._today, officer):
            return one
        raise NotFound("no {kind} with the id {id}", kind=Term("officer"), id=officer)

    async def units(self) -> list[KnownUnit]:
        """Every open unit."""
        return list(await self.known.units(self._today))

    async def unit(self, id_: UUID) -> KnownUnit:
        """One of them. Raises NotFound."""
        for one in await self.units():
            if one.id == id_:
                return one
        raise NotFound("no {kind} with the id {id}", kind=Term("unit"), id=id_)

    async def register(self, wanted: WantedPerson, correlation: UUID) -> UUID:
        """A new person; raises Refusal and the store's errors, as all that follows does."""
        made: list[UUID] = []

        async def decide(session: Session, _: DirectorySnapshot, today: date) -> None:
            vault = self.executor.vault
            made[:] = [await people.register_person(session, vault, wanted, today)]

        await self._carry_out(decide, correlation)
        return made[0]

    async def keep(
        self, person: UUID, wanted: Callable[[KnownPerson], WantedPerson], correlation: UUID
    ) -> None:
        """A person made what is wanted of it as it stands then; asked again after a lost race."""

        async def decide(session: Session, _: DirectorySnapshot, today: date) -> None:
            said = wanted(await self.person(person))
            await people.keep_person(session, self.executor.vault, said, today)

        await self._carry_out(decide, correlation)

    async def remove(
        self, person: UUID, seen: Callable[[KnownPerson], None], correlation: UUID
    ) -> None:
        """A person's account removed; `seen` refuses where it is not as the client saw it."""

        async def decide(session: Session, _: DirectorySnapshot, today: date) -> None:
            seen(await self.person(person))
            await people.remove_person(session, person, today)

        await self._carry_out(decide, correlation)

    async def add_unit(self, wanted: WantedUnit, correlation: UUID) -> UUID:
        """A new unit."""
        made: list[UUID] = []

        async def decide(session: Session, directory: DirectorySnapshot, today: date) -> None:
            made[:] = [await units.add_unit(session, directory, wanted, today)]

        await self._carry_out(decide, correlation)
        return made[0]

    async def keep_unit(
        self, id_: UUID, wanted: Callable[[KnownUnit], WantedUnit], correlation: UUID
    ) -> None:
        """A unit made what is wanted of it as it stands then."""

        async def decide(session: Session, directory: DirectorySnapshot, today: date) -> None:
            said = wanted(await self.unit(id_))
            await units.keep_unit(session, directory, said, today)

        await self._carry_out(decide, correlation)

    async def close_unit(
        self, id_: UUID, seen: Callable[[KnownUnit], None], correlation: UUID
    ) -> None:
        """A unit closed; `seen` refuses where it is not as the client saw it."""

        async def decide(session: Session, directory: DirectorySnapshot, today: date) -> None:
            seen(await self.unit(id_))
            await units.close_unit(session, directory, id_, today)

        await self._carry_out(decide, correlation)

    @property
    def _today(self) -> date:
        return self.executor.identification.moment().today

    async def _carry_out(self, decide: Deciding, correlation: UUID) -> None:
        """Decided on what is read after the directory's version, which the append checks.

        Whatever of people and units changes meanwhile loses the race, and is decided again.
        """
        executor = self.executor

        async def attempt() -> Appended:
            moment = executor.identification.moment()
            directory = await executor.identification.directory.snapshot(newest=True)
            new_id = executor.identities.event_id
            session = Session(executor.store, PROVISIONER, moment.at, new_id, correlation)
            await decide(session, directory, moment.today)
            require_office(session, directory)
            if not session.events:
                return Appended(0, {})
            id_ = session.events[0].aggregate_id
            commit = commit_of(session, moment.at, id_, None, directory=directory.version)
            return await executor.store.append(commit)

        await again_when_lost(attempt, ATTEMPTS)
