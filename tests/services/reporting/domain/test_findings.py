"""What a finding's row says after its events."""

from contracts.builders.event import an_event
from contracts.builders.examples.finding import EARLIER, ROOT_CAUSE
from contracts.builders.places import FINDING
from contracts.events.finding import FindingRegistered
from contracts.events.findings.analysis import (
    FindingLinked,
    ManagementResponseRecorded,
    RootCauseRecorded,
)
from contracts.words import FindingRelation, ResponseStance
from services.reporting.domain.rows.findings.finding import FindingRow
from tests.services.reporting.folded import row_after

LIFE = (FindingRegistered, ManagementResponseRecorded, RootCauseRecorded, FindingLinked)


def finding(events: int) -> FindingRow:
    return row_after(map(an_event, LIFE[:events]), FindingRow, FINDING)


def test_the_answer_of_a_unit_stands_beside_the_words_of_the_source() -> None:
    assert finding(1).responses == ()
    (answer,) = finding(2).responses
    assert (answer.unit, answer.stance) == ("yxb", ResponseStance.AGREED)
    assert answer.answered_on.isoformat() == "2021-09-22"


def test_the_newest_root_cause_is_shown() -> None:
    assert finding(2).root_cause is None
    assert finding(3).root_cause == ROOT_CAUSE.fact.root_cause  # type: ignore[attr-defined]


def test_a_link_names_the_other_finding_and_its_campaign() -> None:
    (link,) = finding(4).links
    assert (link.finding, link.number, link.relation) == (EARLIER, "12", FindingRelation.REPEATS)
