"""The end of a campaign is judged on its open tasks as it is appended, whatever was read before."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from contracts.builders.event import an_event
from contracts.events.campaigns.reports import CampaignClosed
from contracts.events.fact import Fact
from contracts.events.task.closing import TaskClosed
from services.ledger.application.ports import (
    Appended,
    Commit,
    OpenTask,
    VersionConflictError,
)
from services.ledger.application.session import Session
from services.ledger.domain.task.openness import Openness
from services.ledger.domain.task.state import Task
from tests.services.ledger.domain.afterwards.aftermath import CLOSED, pair
from tests.services.ledger.domain.history import CLOSABLE, TASK, a_task, assigned, registered
from tests.services.ledger.domain.people import OFFICE
from tests.services.ledger.store.conftest import NOW, Shop, commit, event


def closing(campaign: UUID) -> Commit:
    """The end of this campaign, decided on whatever was read of its tasks."""
    return commit(
        an_event(CampaignClosed, aggregate_id=campaign, aggregate_version=1, event_id=uuid4())
    )


def standing(campaign: UUID, openness: Openness | None, task: UUID | None = None) -> Commit:
    """Some commit after which a task of the campaign stands so."""
    return commit(event())._replace(opened=[OpenTask(task or uuid4(), campaign, openness)])


async def test_a_campaign_with_an_open_task_is_not_closed_and_nothing_is_stored(
    shop: Shop,
) -> None:
    campaign = uuid4()
    await shop.store.append(standing(campaign, Openness.OPEN))
    with pytest.raises(VersionConflictError):
        await shop.store.append(closing(campaign))
    assert len(await shop.stored()) == 1


async def test_a_task_that_opens_in_the_same_group_keeps_the_campaign_open(shop: Shop) -> None:
    campaign = uuid4()
    opened, closed, other = await shop.append_all(
        standing(campaign, Openness.OPEN), closing(campaign), commit(event())
    )
    assert (type(opened), type(other)) == (Appended, Appended)
    if isinstance(closed, Appended):  # By itself it may have been stored before the task.
        assert closed.position < opened.position  # type: ignore[union-attr]
    else:
        assert isinstance(closed, VersionConflictError)


async def test_what_is_kept_up_ended_or_of_another_campaign_keeps_none_open(shop: Shop) -> None:
    campaign, task = uuid4(), uuid4()
    await shop.store.append(standing(campaign, Openness.OPEN, task))
    await shop.store.append(standing(campaign, None, task))
    await shop.store.append(standing(campaign, Openness.KEPT_UP))
    await shop.store.append(standing(campaign, Openness.AWAITS_LOOK_BACK))
    await shop.store.append(standing(uuid4(), Openness.OPEN))
    left = {one.openness for one in await shop.store.open_tasks(campaign)}
    assert left == {Openness.KEPT_UP, Openness.AWAITS_LOOK_BACK}
    assert isinstance(await shop.store.append(closing(campaign)), Appended)


def _opened(task: Task, *facts: Fact) -> list[Openness | None]:
    """What a command that decides these facts tells the store of the task."""
    nowhere: Any = None
    session = Session(nowhere, OFFICE.actor, NOW, lambda _: uuid4(), uuid4())
    for fact in facts:
        task, _ = session.record(task, fact)
    return [one.openness for one in session.opened()]


def test_a_command_tells_the_store_of_a_task_that_it_begins_or_ends_and_of_no_other() -> None:
    assert _opened(TASK, registered().fact) == [Openness.OPEN]
    assert _opened(a_task().state, assigned().fact) == []
    closed = an_event(TaskClosed).data
    assert _opened(a_task(*CLOSABLE).state, closed) == [Openness.AWAITS_LOOK_BACK]
    assert _opened(a_task(*CLOSED).state, pair().fact) == [None]
    whole_life = (registered(), *CLOSED, pair(drawn=False))
    assert _opened(TASK, *(one.fact for one in whole_life)) == []
