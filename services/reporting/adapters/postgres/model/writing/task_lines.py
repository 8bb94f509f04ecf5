"""Versions of tasks as lines: what an event left as it was is not written out anew.

An event changes few of a task's columns; the others lie ready from the version before, in three
fragments by what changes together.
"""

from datetime import date
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID

from services.reporting.adapters.postgres.model.writing.text import (
    array,
    day,
    json,
    plain,
    text,
    yes,
)
from services.reporting.domain.numbering import sort_key
from services.reporting.domain.rows.task import TaskRow
from services.reporting.domain.rows.versions import told
from services.reporting.domain.standing.timeliness import Due, due_of_task

_sort_key = lru_cache(10_000)(sort_key)


class _Fragments(NamedTuple):
    row: TaskRow
    id: bytes
    identity: bytes
    responsibility: bytes
    standing: bytes


class TaskLines:
    """Made for one batch: it remembers the last version of each task."""

    def __init__(self) -> None:
        self._last: dict[UUID, _Fragments] = {}

    def line(self, row: TaskRow, before: TaskRow | None, valid: bytes) -> bytes:
        """A version; `valid` holds the columns of its validity."""
        last = self._last.get(row.id)
        own = _begun(row) if last is None else _went_on(last, row)
        self._last[row.id] = own
        fields = own.id, b"%d" % row.version, valid, own.identity, own.responsibility, own.standing
        return b"\t".join((*fields, json(told(before, row))))


def _begun(row: TaskRow) -> _Fragments:
    return _Fragments(row, plain(row.id), _identity(row), _responsibility(row), _standing(row))


def _went_on(last: _Fragments, row: TaskRow) -> _Fragments:
    old = last.row
    identity = last.identity if _same_identity(old, row) else _identity(row)
    responsible = last.responsibility if _same_responsibility(old, row) else _responsibility(row)
    standing = last.standing if _same_standing(old, row) else _standing(row)
    return _Fragments(row, last.id, identity, responsible, standing)


def _identity(row: TaskRow) -> bytes:
    names = text(row.number), text(_sort_key(row.number)), text(row.title)
    return b"\t".join((plain(row.campaign), plain(row.finding), *names))


def _same_identity(old: TaskRow, row: TaskRow) -> bool:
    return (
        old.number is row.number
        and old.title is row.title
        and old.campaign is row.campaign
        and old.finding is row.finding
    )


def _responsibility(row: TaskRow) -> bytes:
    leader = row.leader.officer if row.leader else None
    named = (person for person in (leader, row.first_responsible) if person)
    return b"\t".join((plain(row.lead_unit), array(row.units), plain(leader), array(named)))


def _same_responsibility(old: TaskRow, row: TaskRow) -> bool:
    return (
        old.lead_unit is row.lead_unit
        and old.cooperating is row.cooperating
        and old.groups is row.groups
        and old.leader is row.leader
        and old.first_responsible is row.first_responsible
    )


def _standing(row: TaskRow) -> bytes:
    return _standing_of(
        row.status.value, row.plan_approved, bool(row.replies), row.deadline, due_of_task(row)
    )


@lru_cache(10_000)
def _standing_of(
    status: str, approved: bool, replied: bool, deadline: date | None, due: Due
) -> bytes:
    decided = yes(approved), yes(replied)
    days = day(deadline), day(due.pending)
    return b"\t".join((plain(status), *decided, *days, yes(due.done), yes(due.late)))


def _same_standing(old: TaskRow, row: TaskRow) -> bool:
    return (
        old.measures is row.measures
        and old.status is row.status
        and old.replies is row.replies
        and old.plan_approved is row.plan_approved
    )
