"""What somebody does to a place with the owner's password, SQL and the files at hand.

Each act answers what was touched: position, leaf, stream and version, to be found by name.
"""

import asyncio
import json
import shutil
from dataclasses import asdict, dataclass
from hashlib import sha256
from uuid import UUID, uuid4

import psycopg

from contracts.envelope import Actor
from contracts.events.task.work import ContributionRequested
from contracts.proofs.tree.hashes import event_leaf
from services.ledger.application.execution import commit_of
from services.ledger.application.session import Session
from services.ledger.bootstrap.parts import LedgerParts
from services.ledger.domain.task.state import Task
from services.reporting.__main__ import main as reporting
from tests.services.ledger.office import person, settings_over, task
from tests.system.faults.lived import CLOSED, OTHER, WORKING
from tests.system.faults.looking import command
from tests.system.faults.place import Place

EVENT = """SELECT notification_id, originator_id, originator_version, topic, state,
    (SELECT count(*) FROM ledger.events b WHERE b.notification_id < a.notification_id)
    FROM ledger.events a WHERE originator_id = %s AND topic = %s ORDER BY 1"""
INSERT = """INSERT INTO ledger.events
    (notification_id, originator_id, originator_version, topic, state)
    OVERRIDING SYSTEM VALUE VALUES (%s, %s, %s, %s, %s)"""
PLACE = "UPDATE ledger.events SET notification_id = %s WHERE notification_id = %s"
BYTES = "UPDATE ledger.events SET state = %s WHERE notification_id = %s"
LEAF = "UPDATE proof.leaves SET leaf_hash = %s WHERE position = %s"
SIGNED = "proof.cosignatures, proof.checkpoints, proof.leaves, proof.nodes"


Facts = dict[str, object]
"""What was touched, by the names that the catalogue's words use."""


@dataclass(frozen=True)
class Stored:
    """An event as it stands; `leaf` is its index in the tree."""

    position: int
    stream: UUID
    version: int
    topic: str
    state: bytes
    leaf: int

    @property
    def told(self) -> Facts:
        """For words that have to name it."""
        return asdict(self)


def event(place: Place, topic: str, number: str = CLOSED) -> Stored:
    """The first event of this kind in a task."""
    return Stored(*place.rows(EVENT, task(number), f"task.{topic}.v1")[0])


def unused(place: Place) -> int:
    """The position that an append that failed left behind."""
    return event(place, "closed").position + 1


def change(place: Place) -> Facts:
    """The words of a verification."""
    verified = event(place, "measure_verified")
    place.run(BYTES, verified.state.replace("属实".encode(), "存疑".encode()), verified.position)
    return verified.told


def date_back(place: Place) -> Facts:
    """The moment of a closing."""
    closed = event(place, "closed")
    place.run(BYTES, closed.state.replace(b'_at":"2021-09', b'_at":"2021-08', 1), closed.position)
    return closed.told


def delete(place: Place) -> Facts:
    """One out of the middle of a task's history."""
    submitted = event(place, "measure_submitted")
    place.run("DELETE FROM ledger.events WHERE notification_id = %s", submitted.position)
    return submitted.told | {"following": event(place, "measure_verified").position}


def delete_the_last_of_a_task(place: Place) -> Facts:
    """A closing: the task is open again."""
    closed = event(place, "closed")
    place.run("DELETE FROM ledger.events WHERE notification_id = %s", closed.position)
    return closed.told


def insert(place: Place) -> Facts:
    """A second closing, where an append that failed left a position unused."""
    closed = event(place, "closed")
    state = _forged(closed)
    position = closed.position + 1
    place.run(INSERT, position, closed.stream, closed.version + 1, closed.topic, state)
    version = closed.version + 1
    return closed.told | {"position": position, "version": version, "leaf": closed.leaf + 1}


def reorder(place: Place) -> Facts:
    """Two events in each other's place, the last ones of the store."""
    one, other = event(place, "assigned", OTHER), event(place, "accepted", OTHER)
    for to, at in ((-1, one.position), (one.position, other.position), (other.position, -1)):
        place.run(PLACE, to, at)
    return one.told | {"other": other.position, "beside": one.leaf + 1}


def truncate(place: Place) -> Facts:
    """Everything after some event, as if it had not happened yet."""
    attached = event(place, "evidence_attached", WORKING)
    place.run("DELETE FROM ledger.events WHERE notification_id >= %s", attached.position)
    ((head,),) = place.rows("SELECT max(last_position) FROM ledger.commits")
    return attached.told | {"head": head, "leaves": attached.leaf + 1}


def renumber(place: Place) -> Facts:
    """An event to a position that no other has."""
    endorsed = event(place, "closure_endorsed")
    place.run(PLACE, unused(place), endorsed.position)
    closed = event(place, "closed").position
    return endorsed.told | {"to": unused(place), "following": closed}


def move(place: Place) -> Facts:
    """In the row alone: its bytes still name the task that it is of."""
    attached = event(place, "evidence_attached", WORKING)
    where = "UPDATE ledger.events SET originator_id = %s, originator_version = 99"
    place.run(f"{where} WHERE notification_id = %s", task(CLOSED), attached.position)
    return attached.told


def move_with_its_bytes(place: Place) -> Facts:
    """In the row and in the bytes."""
    attached = event(place, "evidence_attached", WORKING)
    move(place)
    state = attached.state.replace(str(attached.stream).encode(), str(task(CLOSED)).encode(), 1)
    place.run(BYTES, state, attached.position)
    return attached.told


def retype(place: Place) -> Facts:
    """In the row alone."""
    accepted = event(place, "accepted", OTHER)
    where = "UPDATE ledger.events SET topic = 'task.contested.v1' WHERE notification_id = %s"
    place.run(where, accepted.position)
    return accepted.told


def retype_with_its_bytes(place: Place) -> Facts:
    """In the row and in the bytes."""
    accepted = event(place, "accepted", OTHER)
    retype(place)
    state = accepted.state.replace(b"task.accepted.v1", b"task.contested.v1", 1)
    place.run(BYTES, state, accepted.position)
    return accepted.told


def edit_the_read_model(place: Place) -> Facts:
    """With the password of reporting's own role, which alone may."""
    with psycopg.connect(place.reports("reporting_runtime")) as runtime:
        runtime.execute(
            "DO $$ BEGIN EXECUTE format('UPDATE %I.tasks SET status = ''closed'' WHERE number = "
            f"''{OTHER}'' AND valid_to IS NULL', (SELECT model FROM reporting.live)); END $$"
        )
    return {"number": OTHER, "stream": task(OTHER)}


def edit_a_side_table(place: Place) -> Facts:
    """A deadline put off, so that nobody is told that it passed."""
    place.run("UPDATE ledger.due_dates SET due = '2099-01-01' WHERE stream = %s", task(OTHER))
    return {"stream": task(OTHER)}


def date_a_commit_back(place: Place) -> Facts:
    """By an hour, so that another day's report has it."""
    closed = event(place, "closed")
    earlier = "UPDATE ledger.commits SET recorded_at = recorded_at - interval '1 hour'"
    place.run(f"{earlier} WHERE last_position = %s", closed.position)
    return closed.told


def swap_evidence(place: Place) -> Facts:
    """Another file under the same name."""
    name, other = sha256("验收单".encode()).hexdigest(), "假的验收单".encode()
    (place.evidence / name[:2] / name).write_bytes(other)
    return {"file": name, "stream": task(WORKING), "now": sha256(other).hexdigest()}


def edit_the_access_log(place: Place) -> Facts:
    """What somebody was refused."""
    ((entry,),) = place.rows("SELECT min(entry_id) FROM access_log.entries")
    place.run(
        "UPDATE access_log.entries SET stored_bytes = stored_bytes || ' ' WHERE entry_id = %s",
        entry,
    )
    return {"entry": entry}


def change_with_its_leaf(place: Place) -> Facts:
    """The hash in the tree made to fit."""
    accepted = event(place, "accepted", OTHER)
    state = accepted.state.replace(b"2021-09-20T", b"2021-09-19T", 1)
    place.run(BYTES, state, accepted.position)
    place.run(LEAF, event_leaf(accepted.position, state), accepted.position)
    return accepted.told


def change_and_rebuild(place: Place) -> Facts:
    """The words of a verification, and the read model made of them anew."""
    facts = change(place)
    rebuild(place)
    return facts


def sign_anew(place: Place) -> Facts:
    """With key and file as well; what was made of the events is made again."""
    facts = change(place)
    place.run(f"TRUNCATE {SIGNED}")
    place.run("TRUNCATE reporting.attestations", of=place.reporting)
    place.checkpoint.unlink()
    rebuild(place)
    return facts


def sign_anew_before_anybody_saw(place: Place) -> Facts:
    """The same where no witness and no auditor has a checkpoint yet."""
    shutil.rmtree(place.folder / "seen")
    return sign_anew(place)


def nothing(_: Place) -> Facts:
    """The backup is put in place by itself."""
    return {}


def append_in_due_form(place: Place) -> Facts:
    """What nobody asked for, written as the ledger would, with the password of its own role."""
    asyncio.run(_appended(place))
    return {}


async def _appended(place: Place) -> None:
    parts = LedgerParts(settings_over(place.databases, place.ledger, place.folder))
    await parts.open()
    try:
        moment = parts.identification.moment()
        clerk = Actor(person=person("cgzx-clerk"), post="经办人", unit="cgzx")
        session = Session(parts.store, clerk, moment.at, parts.identities.event_id, uuid4())
        working = await session.load(Task, task(WORKING))
        asked = ContributionRequested(
            task=working.facts, contribution=1, unit_asked="kyy", request="请提供数据"
        )
        session.record(working, asked)
        await parts.store.append(commit_of(session, moment.at, working.id, None))
    finally:
        await parts.close()


def rebuild(place: Place) -> None:
    """The read model made of the events as they are now."""
    told = {
        "EVENT_STORE_DSN": place.role("reporting_reader"),
        "REPORTING_DSN": place.reports("reporting_runtime"),
    }
    command(reporting, ["rebuild", "--replace"], told)


def _forged(like: Stored) -> bytes:
    """The next event of the same stream, of the same kind."""
    raw = json.loads(like.state)
    raw |= {"event_id": str(uuid4()), "aggregate_version": like.version + 1}
    return json.dumps(raw, ensure_ascii=False, separators=(",", ":")).encode()
