"""Names of people: fetched, kept, dropped at once when erased, missing without harm."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from uuid import UUID

import pytest

from contracts.builders.event import an_event
from contracts.builders.people import FIRST_RESPONSIBLE, HANDLER_OF_LEAD
from contracts.events.directory.officer import OfficerErased, OfficerRegistered
from services.reporting.adapters.postgres.people import PostgresNameTable
from services.reporting.application.naming.keeper import NamesKeeper
from services.reporting.application.ports.model import Change
from services.reporting.application.ports.people import Person
from services.reporting.domain.rows.directory import OfficerRow
from tests.services.reporting.folded import row_after
from tests.services.reporting.parts import Parts


class Ledger:
    """A directory that can be away."""

    def __init__(self) -> None:
        self.away = False
        self.people_there: dict[UUID, Person] = {}

    async def people(self) -> Mapping[UUID, Person]:
        if self.away:
            raise OSError("away")
        return dict(self.people_there)


@pytest.fixture
def ledger() -> Ledger:
    return Ledger()


@pytest.fixture
async def keeper(parts: Parts, ledger: Ledger) -> AsyncIterator[NamesKeeper]:
    keeper = NamesKeeper(PostgresNameTable(parts.pool), ledger, every=60.0)
    running = asyncio.create_task(keeper.run())
    yield keeper
    running.cancel()


async def _name(keeper: NamesKeeper, officer: UUID, wanted: str | None) -> None:
    end = asyncio.get_running_loop().time() + 10
    while True:
        known = await keeper.of([officer])
        found = known[officer].name if officer in known else None
        if found == wanted:
            return
        assert asyncio.get_running_loop().time() < end, f"{found} where {wanted} must be"
        await asyncio.sleep(0.02)


async def test_someone_unknown_is_asked_for(keeper: NamesKeeper, ledger: Ledger) -> None:
    await _name(keeper, HANDLER_OF_LEAD, None)
    ledger.people_there[HANDLER_OF_LEAD] = Person("张三", "010")
    await keeper.of([HANDLER_OF_LEAD, FIRST_RESPONSIBLE])
    keeper.notice(
        [Change(1, row_after([an_event(OfficerRegistered)], OfficerRow, HANDLER_OF_LEAD), None)]
    )
    await _name(keeper, HANDLER_OF_LEAD, "张三")


async def test_who_asks_for_a_name_that_is_missing_gets_it_in_the_same_answer(
    keeper: NamesKeeper, ledger: Ledger
) -> None:
    ledger.people_there[FIRST_RESPONSIBLE] = Person("李四")
    await _name(keeper, FIRST_RESPONSIBLE, "李四")
    ledger.people_there[HANDLER_OF_LEAD] = Person("张三")
    assert (await keeper.of([HANDLER_OF_LEAD]))[HANDLER_OF_LEAD].name == "张三"


async def test_a_ledger_that_starts_later_than_reporting_is_waited_for(
    keeper: NamesKeeper, ledger: Ledger
) -> None:
    ledger.away = True
    asked = asyncio.create_task(keeper.of([HANDLER_OF_LEAD]))
    while not keeper._waiting:
        await asyncio.sleep(0.01)
    ledger.people_there[HANDLER_OF_LEAD] = Person("张三")
    ledger.away = False
    assert (await asked)[HANDLER_OF_LEAD].name == "张三"


async def test_nobody_waits_for_a_name_where_nothing_refreshes(
    parts: Parts, ledger: Ledger
) -> None:
    idle = NamesKeeper(PostgresNameTable(parts.pool), ledger, every=60.0)
    async with asyncio.timeout(1):
        assert await idle.of([FIRST_RESPONSIBLE]) == {}


async def test_nobody_waits_for_a_name_while_the_ledger_is_away(
    keeper: NamesKeeper, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("services.reporting.application.naming.keeper.AGAIN_AFTER", 0.25)
    ledger.people_there[FIRST_RESPONSIBLE] = Person("李四")
    await _name(keeper, FIRST_RESPONSIBLE, "李四")
    ledger.away = True
    await keeper.of([HANDLER_OF_LEAD])
    monkeypatch.setattr(keeper, "_next_refresh", None)
    assert await keeper.of([HANDLER_OF_LEAD]) == {}


async def test_a_name_once_learned_is_shown_while_the_ledger_is_away(
    keeper: NamesKeeper, ledger: Ledger
) -> None:
    ledger.people_there[HANDLER_OF_LEAD] = Person("张三")
    await _name(keeper, HANDLER_OF_LEAD, "张三")
    ledger.away = True
    await keeper.of([FIRST_RESPONSIBLE])
    await _name(keeper, HANDLER_OF_LEAD, "张三")


async def test_an_erased_name_is_dropped_although_the_ledger_is_away(
    keeper: NamesKeeper, ledger: Ledger
) -> None:
    ledger.people_there[HANDLER_OF_LEAD] = Person("张三")
    await _name(keeper, HANDLER_OF_LEAD, "张三")
    ledger.away = True
    events = [an_event(OfficerRegistered), an_event(OfficerErased, aggregate_version=2)]
    keeper.notice([Change(2, row_after(events, OfficerRow, HANDLER_OF_LEAD), None)])
    await _name(keeper, HANDLER_OF_LEAD, None)
