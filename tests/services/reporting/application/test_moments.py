"""`as_of` by date and by position, mapped by the store's commits."""

from datetime import UTC, date, datetime, tzinfo
from zoneinfo import ZoneInfo

import pytest

from contracts.events.task import assignment, verification
from services.reporting.application.asking.moment import Moment, Moments
from services.reporting.application.refusals import AsOfInFutureError, AsOfUnreadableError
from tests.services.reporting.history import a_store
from tests.services.reporting.parts import Parts
from tests.services.reporting.stored import Store

ZONE = ZoneInfo("Asia/Shanghai")


class FixedClock:
    """A day that stands still."""

    def now(self) -> datetime:
        return datetime(2022, 7, 1, 4, tzinfo=UTC)

    def today(self, zone: tzinfo) -> date:
        return self.now().astimezone(zone).date()


@pytest.fixture
async def moments(store: Store, parts: Parts) -> Moments:
    await store.append_day_by_day(a_store())
    return Moments(parts.store, FixedClock(), ZONE)


def position_of(fact: type) -> int:
    found = [n for n, event in enumerate(a_store(), 1) if isinstance(event.data, fact)]
    return found[0]


async def test_a_date_means_its_end_in_the_organisation_s_zone(moments: Moments) -> None:
    returned = position_of(verification.MeasureReturned)
    assert await moments.of("2021-10-20") == Moment(returned, date(2021, 10, 20))
    overdue = await moments.of("2021-10-21")
    assert overdue.position == returned + 1


async def test_a_position_is_judged_on_the_day_of_its_commit(moments: Moments) -> None:
    accepted = position_of(assignment.TaskAccepted)
    assert await moments.of(str(accepted)) == Moment(accepted, date(2021, 9, 20))


async def test_before_the_first_event_there_is_nothing(moments: Moments) -> None:
    assert await moments.of("2020-01-01") == Moment(0, date(2020, 1, 1))


async def test_now_is_the_newest_state_today(moments: Moments) -> None:
    assert await moments.of(None) == Moment(None, date(2022, 7, 1))


@pytest.mark.parametrize("as_of", ["2022-07-02", "100000"])
async def test_the_future_is_refused(moments: Moments, as_of: str) -> None:
    with pytest.raises(AsOfInFutureError):
        await moments.of(as_of)


@pytest.mark.parametrize("as_of", ["yesterday", "2021-13-01", "-1", "1" * 19])
async def test_what_is_neither_date_nor_position_is_refused(moments: Moments, as_of: str) -> None:
    with pytest.raises(AsOfUnreadableError):
        await moments.of(as_of)
