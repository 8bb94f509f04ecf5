"""Rows beside the events, written in the same transaction and derivable from them alone.

Each rule over several aggregates has its table here; `rebuilt from the events` gives the same
rows, since nothing else writes them.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from uuid import UUID

from contracts.envelope import Event
from contracts.events.campaigns.reports import CampaignClosed
from contracts.events.directory import officer, unit
from contracts.events.fact import Fact, Sealed
from contracts.events.institution import InstitutionRegistered
from contracts.events.results import feedback
from contracts.events.task import work
from contracts.events.task.clocks import TaskBecameOverdue
from contracts.events.task.turns.risk import RiskExpired
from contracts.events.task.turns.working import EvidenceSuperseded
from services.ledger.application.ports import Commit, OpenTask

Statement = tuple[str, tuple[Any, ...]]

INSERT_UNIT = """INSERT INTO ledger.units (code, name, short_name, parent, groups, changed_on)
    VALUES ($1, $2, $3, $4, $5, $6)"""
RENAME_UNIT = """UPDATE ledger.units SET name = $2, short_name = $3, changed_on = $4
    WHERE code = $1"""
MOVE_UNIT = "UPDATE ledger.units SET parent = $2, changed_on = $3 WHERE code = $1"
END_UNIT = "UPDATE ledger.units SET closed_from = $2, merged_into = $3 WHERE code = $1"
INSERT_OFFICER = """INSERT INTO ledger.officers
    (officer, account, language, name, email, phone, external_id)
    VALUES ($1, $2, $3, $4, $5, $6, $7)"""
CHANGE_OFFICER = """UPDATE ledger.officers SET language = $2, standing = $3,
    name = $4, email = $5, phone = $6, external_id = $7 WHERE officer = $1"""
INSERT_APPOINTMENT = """INSERT INTO ledger.appointments (officer, post, unit, since, portfolio)
    VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING"""
END_APPOINTMENT = """UPDATE ledger.appointments SET until = $4
    WHERE officer = $1 AND post = $2 AND unit = $3 AND until IS NULL"""
ERASE = "UPDATE ledger.officers SET erased = true WHERE officer = $1"
DELETE_KEY = "DELETE FROM ledger.keys WHERE owner = $1"
INSERT_USE = """INSERT INTO ledger.evidence_uses (sha256, task, measure, event_id)
    VALUES ($1, $2, $3, $4)"""
INSERT_FEEDBACK = """INSERT INTO ledger.feedback (feedback, result, receipt, received_at)
    VALUES ($1, $2, $3, $4)"""
ERASE_FEEDBACK = "UPDATE ledger.feedback SET erased = true WHERE feedback = $1"
INSERT_TEXT = "INSERT INTO ledger.institution_texts (institution, sha256) VALUES ($1, $2)"
INSERT_SUBMISSION = """INSERT INTO ledger.submissions (event_id, unit, at, task)
    VALUES ($1, $2, $3, $4)"""
INSERT_OVERDUE = """INSERT INTO ledger.overdue (event_id, campaign, late_since, task)
    VALUES ($1, $2, $3, $4)"""
REST = """UPDATE ledger.overdue
    SET late_since = late_since + greatest(0, $2 - greatest($3, late_since)) WHERE task = $1"""
INSERT_OPEN = """INSERT INTO ledger.open_tasks (task, campaign, openness) VALUES ($1, $2, $3)
    ON CONFLICT (task) DO UPDATE SET openness = excluded.openness"""
DELETE_OPEN = "DELETE FROM ledger.open_tasks WHERE task = $1"
STILL_OPEN = """SELECT EXISTS (SELECT FROM ledger.open_tasks
    WHERE campaign = $1 AND openness = 'open') AS found"""
NEW_DIRECTORY = """INSERT INTO ledger.directory_version (version) VALUES ($1)
    ON CONFLICT (one) DO UPDATE SET version = excluded.version"""
DIRECTORY = {
    unit.UnitRegistered,
    unit.UnitRenamed,
    unit.UnitMoved,
    unit.UnitClosed,
    unit.UnitMerged,
    officer.OfficerRegistered,
    officer.OfficerDetailsChanged,
    officer.OfficerAppointed,
    officer.OfficerRelieved,
    officer.OfficerErased,
}
"""Facts that change what the guards read of the directory."""


def changes_directory(events: Iterable[Event]) -> bool:
    """Whether any of these gives the directory a new version."""
    return any(type(event.data) in DIRECTORY for event in events)


def writes_beside(commit: Commit) -> bool:
    """Whether this commit writes anything beside its events, or asks what stands there."""
    return bool(commit.opened) or any(
        type(one.data) in ROWS or isinstance(one.data, CampaignClosed) for one in commit.events
    )


def written_beside(commit: Commit) -> list[Statement]:
    """What this commit writes beside its events."""
    rows = [row for event in commit.events for row in statements(event)]
    return [*rows, *(opened(one) for one in commit.opened)]


def opened(task: OpenTask) -> Statement:
    """The row of a task that is open or kept up, or its end."""
    if task.openness is None:
        return DELETE_OPEN, (task.task,)
    return INSERT_OPEN, (task.task, task.campaign, task.openness.value)


def closed_campaigns(commit: Commit) -> list[UUID]:
    """The campaigns that this commit closes, of which no task may be open (`STILL_OPEN`)."""
    return [one.aggregate_id for one in commit.events if isinstance(one.data, CampaignClosed)]


def statements(event: Event) -> list[Statement]:
    """What this event writes beside itself."""
    rows = ROWS.get(type(event.data))
    return rows(event, event.data) if rows else []


def _unit(_: Event, fact: unit.UnitRegistered) -> list[Statement]:
    row = (fact.code, fact.name, fact.short_name, fact.parent, list(fact.groups), fact.valid_from)
    return [(INSERT_UNIT, row)]


def _renamed(_: Event, fact: unit.UnitRenamed) -> list[Statement]:
    return [(RENAME_UNIT, (fact.code, fact.name, fact.short_name, fact.valid_from))]


def _moved(_: Event, fact: unit.UnitMoved) -> list[Statement]:
    return [(MOVE_UNIT, (fact.code, fact.parent, fact.valid_from))]


def _closed(_: Event, fact: unit.UnitClosed) -> list[Statement]:
    return [(END_UNIT, (fact.code, fact.valid_from, None))]


def _merged(_: Event, fact: unit.UnitMerged) -> list[Statement]:
    return [(END_UNIT, (fact.code, fact.valid_from, fact.into))]


def _officer(event: Event, fact: officer.OfficerRegistered) -> list[Statement]:
    return [(INSERT_OFFICER, (event.aggregate_id, fact.account, fact.language, *_sealed(fact)))]


def _details(event: Event, fact: officer.OfficerDetailsChanged) -> list[Statement]:
    known = (event.aggregate_id, fact.language, fact.standing.value, *_sealed(fact))
    return [(CHANGE_OFFICER, known)]


def _appointed(event: Event, fact: officer.OfficerAppointed) -> list[Statement]:
    held = (event.aggregate_id, fact.post, fact.unit, fact.since, list(fact.portfolio))
    return [(INSERT_APPOINTMENT, held)]


def _relieved(event: Event, fact: officer.OfficerRelieved) -> list[Statement]:
    return [(END_APPOINTMENT, (event.aggregate_id, fact.post, fact.unit, fact.until))]


def _erased(event: Event, _: officer.OfficerErased) -> list[Statement]:
    owner = f"officer/{event.aggregate_id}"
    return [(ERASE, (event.aggregate_id,)), (DELETE_KEY, (owner,))]


def _evidence(event: Event, fact: work.EvidenceAttached | EvidenceSuperseded) -> list[Statement]:
    return [(INSERT_USE, (fact.sha256, event.aggregate_id, fact.measure, event.event_id))]


def _sealed(
    fact: officer.OfficerRegistered | officer.OfficerDetailsChanged,
) -> tuple[str | None, ...]:
    return tuple(_json(one) for one in (fact.name, fact.email, fact.phone, fact.external_id))


def _heard(event: Event, fact: feedback.FeedbackReceived) -> list[Statement]:
    row = (event.aggregate_id, fact.result, fact.receipt, event.occurred_at)
    return [(INSERT_FEEDBACK, row)]


def _words_erased(event: Event, _: feedback.FeedbackErased) -> list[Statement]:
    owner = f"feedback/{event.aggregate_id}"
    return [(ERASE_FEEDBACK, (event.aggregate_id,)), (DELETE_KEY, (owner,))]


def _text(event: Event, fact: InstitutionRegistered) -> list[Statement]:
    file = fact.file_sha256
    return [(INSERT_TEXT, (event.aggregate_id, file))] if file else []


def _submission(event: Event, _: work.MeasureSubmitted) -> list[Statement]:
    row = (event.event_id, event.unit, event.occurred_at, event.aggregate_id)
    return [(INSERT_SUBMISSION, row)] if event.unit else []


def _overdue(event: Event, fact: TaskBecameOverdue) -> list[Statement]:
    row = (event.event_id, fact.task.campaign, fact.due, event.aggregate_id)
    return [] if fact.measure is None else [(INSERT_OVERDUE, row)]


def _rested(event: Event, fact: RiskExpired) -> list[Statement]:
    """What was late goes on so; what became late meanwhile is so from the end of the rest."""
    task, over = event.aggregate_id, fact.expires_on
    since_then = (event.event_id, fact.task.campaign, over, task)
    return [(REST, (task, over, fact.accepted_on)), (INSERT_OVERDUE, since_then)]


def _json(sealed: Sealed | None) -> str | None:
    return sealed.model_dump_json() if sealed else None


ROWS: Mapping[type[Fact], Callable[[Event, Any], list[Statement]]] = {
    unit.UnitRegistered: _unit,
    unit.UnitRenamed: _renamed,
    unit.UnitMoved: _moved,
    unit.UnitClosed: _closed,
    unit.UnitMerged: _merged,
    officer.OfficerRegistered: _officer,
    officer.OfficerDetailsChanged: _details,
    officer.OfficerAppointed: _appointed,
    officer.OfficerRelieved: _relieved,
    officer.OfficerErased: _erased,
    work.EvidenceAttached: _evidence,
    work.MeasureSubmitted: _submission,
    TaskBecameOverdue: _overdue,
    RiskExpired: _rested,
    InstitutionRegistered: _text,
    EvidenceSuperseded: _evidence,
    feedback.FeedbackReceived: _heard,
    feedback.FeedbackErased: _words_erased,
}
