"""The posts of a person, each with the events of its beginning and end."""

from datetime import date

from contracts.builders.event import an_event
from contracts.events.directory.officer import OfficerAppointed, OfficerRegistered, OfficerRelieved
from contracts.identifiers import officer_id
from services.reporting.domain.assessing.step import steps
from services.reporting.domain.assessing.taken.posts import posts_held
from tests.services.reporting.folded import ZONE

WHO = officer_id("yxb-head")
SINCE, UNTIL = date(2021, 1, 1), date(2021, 12, 31)


def test_a_post_names_the_events_that_gave_and_ended_it() -> None:
    post = {"post": "主要负责人", "unit": "yxb"}
    stream = [
        an_event(OfficerRegistered, aggregate_id=WHO, aggregate_version=1, account="yxb-head"),
        an_event(OfficerAppointed, aggregate_id=WHO, aggregate_version=2, since=SINCE, **post),
        an_event(OfficerAppointed, aggregate_id=WHO, aggregate_version=3, post="校长", unit="univ"),
        an_event(OfficerRelieved, aggregate_id=WHO, aggregate_version=4, until=UNTIL, **post),
    ]
    first, second = posts_held(steps(enumerate(stream, 11), {}, ZONE))
    assert (first.appointed, first.relieved, first.held.until) == (12, 14, UNTIL)
    assert (second.appointed, second.relieved, second.held.until) == (13, None, None)
    assert first.overlaps(UNTIL, None)
    assert first.overlaps(date(2020, 1, 1), SINCE)
    assert not first.overlaps(date(2022, 1, 1), None)
    assert not first.overlaps(date(2020, 1, 1), date(2020, 12, 31))
