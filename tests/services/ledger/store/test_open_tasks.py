"""The end of a campaign is judged on its open tasks as it is appended, whatever was read before."""

from uuid import UUID, uuid4

import pytest

from contracts.builders.event import an_event
from contracts.events.campaigns.reports import CampaignClosed
from services.ledger.application.ports import (
    Appended,
    Commit,
    OpenTask,
    VersionConflictError,
)
from services.ledger.domain.task.openness import Openness
from tests.services.ledger.store.conftest import Shop, commit, event


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
    await shop.store.append(standing(uuid4(), Openness.OPEN))
    (left,) = await shop.store.open_tasks(campaign)
    assert left.openness is Openness.KEPT_UP
    assert isinstance(await shop.store.append(closing(campaign)), Appended)
