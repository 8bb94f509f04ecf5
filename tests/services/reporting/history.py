"""A history to project: the directory, and the whole life of task R08-1, at store positions."""

from datetime import date
from uuid import UUID

from contracts.builders.event import an_event
from contracts.builders.places import at
from contracts.builders.story import a_task_from_registration_to_closing
from contracts.envelope import Event
from contracts.events.directory.officer import OfficerAppointed, OfficerRegistered
from contracts.events.directory.unit import UnitRegistered
from contracts.events.fact import Fact
from contracts.identifiers import officer_id, unit_id

UNITS = (
    ("univ", "××大学", None),
    ("yxb", "医学部", "univ"),
    ("yxb-1", "医学部一系", "yxb"),
    ("xcb", "党委宣传部", "univ"),
    ("zgb", "整改办", "univ"),
)
PEOPLE = (
    ("zgb-1", "整改办", "zgb", ()),
    ("auditor-1", "审计", "univ", ()),
    ("ddz-1", "督导组", "univ", ()),
    ("jw-1", "纪委", "univ", ()),
    ("ldxz-1", "领导小组", "univ", ()),
    ("ld02", "校长", "univ", ("xcb",)),
    ("ld03", "分管宣传工作的副书记", "univ", ("xcb",)),
    ("yxb-head", "主要负责人", "yxb", ()),
    ("yxb-clerk", "经办人", "yxb", ()),
    ("xcb-head", "主要负责人", "xcb", ()),
)


def the_directory() -> list[Event]:
    """Units and people with their posts."""
    events = [_unit(*unit) for unit in UNITS]
    for person in PEOPLE:
        events += _officer(*person)
    return events


def a_store() -> list[Event]:
    """The directory, then the task's whole life."""
    return [*the_directory(), *a_task_from_registration_to_closing()]


def until(fact: type[Fact], times: int = 1) -> list[Event]:
    """The task's life up to the given occurrence of a fact, that fact included."""
    life = a_task_from_registration_to_closing()
    found = [index for index, event in enumerate(life) if isinstance(event.data, fact)]
    return life[: found[times - 1] + 1]


def _unit(code: str, name: str, parent: str | None) -> Event:
    return an_event(
        UnitRegistered, aggregate_id=unit_id(code), code=code, name=name, parent=parent, groups=()
    )


def _officer(account: str, post: str, unit: str, portfolio: tuple[str, ...]) -> list[Event]:
    stream: UUID = officer_id(account)
    moment = at("2021-09-18", 8)
    registered = an_event(
        OfficerRegistered, aggregate_id=stream, occurred_at=moment, account=account
    )
    appointed = an_event(
        OfficerAppointed,
        aggregate_id=stream,
        aggregate_version=2,
        occurred_at=moment,
        post=post,
        unit=unit,
        since=date(2020, 1, 1),
        portfolio=portfolio,
    )
    return [registered, appointed]
