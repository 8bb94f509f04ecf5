"""Who acts in these tests: one person a post, and what the directory says of their bodies."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from contracts.identifiers import campaign_id, officer_id
from contracts.words import Role
from services.ledger.domain.campaign import Campaign
from services.ledger.domain.directory.doer import Doer
from services.ledger.domain.directory.officer import Appointment, Deputation, Officer
from services.ledger.domain.kernel.deadlines import Moment
from services.ledger.domain.task.context import Context

ZONE = ZoneInfo("Asia/Shanghai")
TODAY = "2021-09-20"
BODIES: Mapping[Role, frozenset[str]] = {
    Role.OFFICE: frozenset({"zgb"}),
    Role.SUPERVISOR: frozenset({"ddz"}),
    Role.DISCIPLINE: frozenset({"jw"}),
}
CAMPAIGN = campaign_id("2021年巡视整改")
OPENED = Campaign(
    CAMPAIGN, 1, "2021年巡视整改", date(2021, 9, 18), first_responsible=officer_id("ld01")
)


def at(day: str) -> datetime:
    """That day at nine in the morning, or the moment given in full, in Shanghai."""
    moment = datetime.fromisoformat(day)
    hour = moment.hour or 9
    return moment.replace(hour=hour, tzinfo=ZONE).astimezone(UTC)


def post(title: str, unit: str, since: str = "2020-01-01", until: str | None = None) -> Appointment:
    """A post from and until a day."""
    return Appointment(
        title, unit, date.fromisoformat(since), date.fromisoformat(until) if until else None
    )


def someone(account: str, *posts: Appointment, **more: Any) -> Doer:
    """The person of this account, acting in the first of these posts."""
    officer = Officer(officer_id(account), len(posts) + 1, account, posts, **more)
    return Doer(officer, posts[0], Moment(at(TODAY), ZONE), BODIES)


def deputy(unit: str, since: str = "2021-01-01", until: str | None = None) -> Deputation:
    """Standing in for the head of a unit."""
    last = date.fromisoformat(until) if until else None
    return Deputation(HEAD.officer.id, unit, date.fromisoformat(since), last)


def on(day: str, doer: Doer) -> Doer:
    """The same person on another day."""
    return doer._replace(moment=Moment(at(day), ZONE))


def by(doer: Doer, day: str | None = None, **more: Any) -> Context:
    """What a decision about a task may ask, with this person deciding."""
    standard: dict[str, Any] = {
        "campaign": OPENED,
        "groups": {"各学院": ("jxxy", "lxy")},
        "holders": holders,
        "members": members,
        "known_units": frozenset({"hqb", "xsc", "jxxy", "lxy", "zgb", "ddz", "univ"}),
    }
    return Context(by=on(day, doer) if day else doer, **{**standard, **more})


def holders(title: str, unit: str) -> frozenset[UUID]:
    """Who of these people holds the post today."""
    return frozenset(
        one.officer.id
        for one in EVERYBODY
        if any((post.post, post.unit) == (title, unit) for post in one.officer.appointments)
    )


def members(unit: str) -> frozenset[UUID]:
    """Who of these people holds any post there."""
    return frozenset(
        one.officer.id
        for one in EVERYBODY
        if any(post.unit == unit for post in one.officer.appointments)
    )


def person(account: str) -> UUID:
    """The id of the person of this account."""
    return officer_id(account)


OFFICE = someone("zgb-1", post("整改办", "zgb"))
OFFICE_2 = someone("zgb-2", post("整改办", "zgb"))
HEAD = someone("hqb-head", post("主要负责人", "hqb"))
HANDLER = someone("hqb-clerk", post("经办人", "hqb"))
ASKED_HEAD = someone("xsc-head", post("主要负责人", "xsc"))
STRANGER_HEAD = someone("cwc-head", post("主要负责人", "cwc"))
LEADER = someone("ld09", post("分管后勤工作的副校长", "univ"))
SUPERVISOR = someone("ddz-1", post("督导组", "ddz"))
SUPERVISOR_2 = someone("ddz-2", post("督导组", "ddz"))
LEADING_GROUP = someone("ldxz-1", post("领导小组", "ldxz"))
LEADING_GROUP_2 = someone("ldxz-2", post("领导小组", "ldxz"))
DISCIPLINE = someone("jw-1", post("纪委", "jw"))
DISCIPLINE_2 = someone("jw-2", post("纪委", "jw"))
AUDITOR = someone("auditor-1", post("审计", "univ"))
EVERYBODY = (
    *(OFFICE, OFFICE_2, HEAD, HANDLER, ASKED_HEAD, STRANGER_HEAD, LEADER),
    *(SUPERVISOR, SUPERVISOR_2, LEADING_GROUP, LEADING_GROUP_2, DISCIPLINE, AUDITOR),
)
