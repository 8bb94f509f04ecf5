"""A finding that is linked to its like in another campaign is not done twice."""

from uuid import UUID

import pytest

from contracts.builders.event import an_event
from contracts.builders.examples.finding import EARLIER, EARLIER_CAMPAIGN, SUMMARY
from contracts.builders.places import FINDING, TASK, at
from contracts.events.campaign import CampaignOpened
from contracts.events.finding import FindingRegistered
from contracts.events.findings.analysis import FindingLinked
from contracts.events.findings.summary import FindingSummary
from contracts.words import FindingRelation
from tests.services.reporting.http.conftest import Desk

CAMPAIGN_NAME = "2017年巡视整改"
NOW = at("2022-06-28")


@pytest.fixture(scope="module", autouse=True)
async def linked(desk: Desk) -> None:
    """An earlier campaign, whose finding is linked to that of the story as the same."""
    earlier = FindingSummary(campaign=EARLIER_CAMPAIGN, number="12")
    places: list[tuple[UUID, FindingSummary, UUID, FindingSummary]] = [
        (EARLIER, earlier, FINDING, SUMMARY),
        (FINDING, SUMMARY, EARLIER, earlier),
    ]
    links = [
        an_event(
            FindingLinked,
            aggregate_id=stream,
            aggregate_version=2,
            occurred_at=NOW,
            finding=own,
            other=other,
            other_finding=its,
            relation=FindingRelation.SAME,
        )
        for stream, own, other, its in places
    ]
    opened = an_event(
        CampaignOpened, aggregate_id=EARLIER_CAMPAIGN, occurred_at=NOW, name=CAMPAIGN_NAME
    )
    registered = an_event(
        FindingRegistered,
        aggregate_id=EARLIER,
        occurred_at=NOW,
        campaign=EARLIER_CAMPAIGN,
        number="12",
    )
    await desk.applied(await desk.store.append([opened, registered, *links]))


async def test_it_shows_the_tasks_made_of_the_other_one(desk: Desk) -> None:
    (found,) = (await desk.read("zgb-1", "/v1/findings", campaign=CAMPAIGN_NAME))["items"]
    assert (found["tasks"], found["tasks_elsewhere"]) == ([], [str(TASK)])


async def test_it_is_handled_by_them_in_the_figures_of_its_own_campaign(desk: Desk) -> None:
    figures = await desk.read("zgb-1", "/v1/coverage", campaign=CAMPAIGN_NAME)
    assert (figures["whole"]["handled"]["reached"], figures["whole"]["handled"]["total"]) == (1, 1)
    assert figures["whole"]["settled"]["total"] == 0
