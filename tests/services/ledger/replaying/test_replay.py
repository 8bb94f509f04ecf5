"""The tables beside the events hold nothing that replaying the events does not give again."""

from hashlib import sha256
from pathlib import Path

from services.ledger.adapters.postgres.replaying.given import TABLES as COMPARED
from tests.services.ledger.http.steps import position
from tests.services.ledger.office import Office, person, task
from tests.services.ledger.replaying.ledger import replay, replaying, tamper

GOOD = "all is what the events give"


async def test_the_events_give_every_row_that_commands_left_beside_them(used: Office) -> None:
    status, said = replay(used)
    events = await position(used)
    assert (status, said) == (0, [f"{GOOD} after {events} events, at position {events}"])
    for table in COMPARED:
        assert await used.rows(f"SELECT FROM ledger.{table}"), f"{table} has nothing to compare"


async def test_a_replay_tells_how_far_it_has_come(used: Office) -> None:
    (row,) = await used.rows("SELECT count(*) AS events FROM ledger.events")
    told = replaying(used, "--lang", "zh-CN").stderr
    assert told == f"已重放 {row['events']} / {row['events']}（100 %）\n"


FAULTS = {
    "a unit renamed": (
        "UPDATE ledger.units SET name = '别的单位' WHERE code = 'new'",
        "units code=new: name is 别的单位, the events give 新设单位",
    ),
    "an erased person brought back": (
        f"UPDATE ledger.officers SET erased = false WHERE officer = '{person('lxy-head')}'",
        f"officers officer={person('lxy-head')}: erased is False, the events give True",
    ),
    "a post given": (
        f"""INSERT INTO ledger.appointments VALUES
        ('{person("hqb-clerk")}', '督导组', 'ddz', '2021-09-01')""",
        f"appointments officer={person('hqb-clerk')} post=督导组 unit=ddz since=2021-09-01: no"
        " event gives it (until=None portfolio=[])",
    ),
    "the directory's version set back": (
        "UPDATE ledger.directory_version SET version = 1",
        "directory_version one=True: version is 1, the events give 6",
    ),
    "a deadline put off": (
        f"""UPDATE ledger.due_dates SET due = '2099-01-01'
        WHERE stream = '{task("R14-1")}' AND clock = 'measure'""",
        f"due_dates stream={task('R14-1')} clock=measure measure=1 version=1: due is 2099-01-01,"
        " the events give 2021-10-15",
    ),
    "an erased person's key put back": (
        f"INSERT INTO ledger.keys VALUES ('officer/{person('lxy-head')}', '\\x00')",
        f"keys owner=officer/{person('lxy-head')}: no event gives it (erased=False)",
    ),
}


async def test_rows_edited_by_hand_are_each_named_and_put_right(used: Office) -> None:
    events = await position(used)
    await tamper(used, *(sql for sql, _ in FAULTS.values()))
    named = [naming for _, naming in FAULTS.values()]
    counted = f"after {events} events, at position {events}"
    assert replay(used) == (3, [*named, f"{len(FAULTS)} differing rows {counted}"])
    assert replay(used, "--repair") == (0, [*named, f"{len(FAULTS)} rows put right {counted}"])
    assert replay(used)[0] == 0


async def test_a_use_of_evidence_taken_out_comes_back(used: Office) -> None:
    (row,) = await used.rows("SELECT * FROM ledger.evidence_uses WHERE task = $1", task("R11-1"))
    await tamper(used, f"DELETE FROM ledger.evidence_uses WHERE event_id = '{row['event_id']}'")
    status, said = replay(used, "--repair")
    given = f"task={row['task']} sha256={row['sha256']} measure=1"
    assert said[0] == f"evidence_uses event_id={row['event_id']}: missing; the events give {given}"
    assert status == 0
    assert await used.rows("SELECT * FROM ledger.evidence_uses WHERE task = $1", task("R11-1")) == [
        row
    ]


async def test_what_was_recorded_is_not_dated_back_nor_taken_out(used: Office) -> None:
    await tamper(
        used,
        """UPDATE ledger.commits SET recorded_at = recorded_at - interval '1 day'
        WHERE last_position = (SELECT max(last_position) FROM ledger.commits)""",
        # The import of the ledger, two days before the commands that follow it.
        """DELETE FROM ledger.commits WHERE last_position = (SELECT max(last_position)
        FROM ledger.commits WHERE recorded_at < '2021-09-19')""",
    )
    status, said = replay(used)
    assert status == 3
    assert [line.split(":")[0].split("=")[0] for line in said[:-1]] == [
        "commits last_position",
        "commits last_position",
    ]
    assert ": missing; the events give recorded_at=2021-09-18" in said[0]
    assert ": recorded_at is 2021-09-19" in said[1]
    assert replay(used, "--repair")[0] == 0 == replay(used)[0]


async def test_a_key_that_is_lost_is_named_and_not_made_anew(used: Office) -> None:
    owner = f"officer/{person('hqb-clerk')}"
    (key,) = await used.rows("DELETE FROM ledger.keys WHERE owner = $1 RETURNING wrapped", owner)
    told = f"keys owner={owner}: missing though nobody erased it; only a backup has it"
    status, said = replay(used, "--repair")
    assert (status, said[0]) == (3, told)
    await used.rows("INSERT INTO ledger.keys VALUES ($1, $2)", owner, key["wrapped"])
    assert replay(used)[0] == 0


def test_an_evidence_file_that_was_swapped_or_lost_is_named(used: Office) -> None:
    hash_ = sha256(b"R14-1").hexdigest()
    file = Path(used.settings.evidence_url.removeprefix("file://")) / hash_[:2] / hash_
    named = f"file {hash_} of task {min(task('R11-1'), task('R14-1'))}: "
    file.write_bytes(b"another")
    other = sha256(b"another").hexdigest()
    status, said = replay(used)
    assert (status, said[0]) == (3, f"{named}what lies there has the SHA-256 {other}")
    file.unlink()
    status, said = replay(used)
    assert (status, said[0]) == (3, f"{named}it is missing")
    status, said = replay(used, "--lang", "zh-CN")
    by = named.removeprefix(f"file {hash_} of ").removesuffix(": ")
    assert (status, said[0]) == (3, f"文件 {hash_}（{by}）：文件缺失")
    file.write_bytes(b"R14-1")
    assert replay(used)[0] == 0


def test_a_store_that_does_not_answer_is_not_taken_for_a_good_one(used: Office) -> None:
    used_dsn, used.owner_dsn = used.owner_dsn, "postgresql://nobody@127.0.0.1:1/none"
    try:
        status, said = replay(used)
    finally:
        used.owner_dsn = used_dsn
    assert status == 1
    assert said[0].startswith("the store: ")


async def test_where_events_contradict_themselves_nothing_is_repaired(used: Office) -> None:
    renamed = "UPDATE ledger.events SET topic = 'task.{}' WHERE topic = 'task.{}'"
    accepted = "accepted.v1", "proposal_accepted.v1"
    due = "UPDATE ledger.due_dates SET version = version {} 1"
    told = await used.rows(
        """SELECT notification_id, originator_id FROM ledger.events
        WHERE topic = 'task.accepted.v1' ORDER BY notification_id"""
    )
    await tamper(used, renamed.format(*reversed(accepted)), due.format("+"))
    before = await used.rows("SELECT * FROM ledger.due_dates ORDER BY stream, clock")
    status, said = replay(used, "--repair")
    named = [line for line in said if line.startswith("event at")]
    assert status == 3
    assert [line.split(":")[0] for line in named] == [
        f"event at position {row['notification_id']}" for row in told
    ]
    assert all(str(row["originator_id"]) in line for row, line in zip(told, named, strict=True))
    assert await used.rows("SELECT * FROM ledger.due_dates ORDER BY stream, clock") == before
    await tamper(used, renamed.format(*accepted), due.format("-"))
    assert replay(used)[0] == 0


NOT_GIVEN_BY_EVENTS = {
    "events": "they are what all else is compared with",
    "idempotency": "answers that expire",
    "signal_marks": "how far rules have looked; begun anew they find nothing twice",
    "snapshots": "disposable; each is believed only while its seal covers the event it rests on",
    "keys": "secrets; that they are there, and gone where they must be, is compared",
}


async def test_every_table_of_the_ledger_is_compared_or_said_why_not(used: Office) -> None:
    found = await used.rows("SELECT tablename FROM pg_tables WHERE schemaname = 'ledger'")
    assert {row["tablename"] for row in found} == {*COMPARED, *NOT_GIVEN_BY_EVENTS}
