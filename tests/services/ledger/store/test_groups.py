"""Commits that share a transaction: each its own check and answer, whole or not at all."""

import asyncio
from urllib.parse import urlsplit
from uuid import uuid4

import asyncpg
import pytest

from services.ledger.application.ports import (
    Appended,
    KeyReusedError,
    StoreBusyError,
    VersionConflictError,
)
from tests.services.ledger.store.conftest import Shop, commit, event, writer_of

MOST_KILLS = 40


async def test_commits_at_once_are_stored_in_the_order_of_their_positions(shop: Shop) -> None:
    commits = [commit(event()) for _ in range(50)]
    answers = await shop.append_all(*commits)
    positions = [one.position for one in answers if isinstance(one, Appended)]
    assert len(positions) == 50
    stored = await shop.stored()
    by_position = {row["notification_id"]: row["originator_id"] for row in stored}
    for one, position in zip(commits, positions, strict=True):
        assert by_position[position] == one.events[0].aggregate_id


async def test_a_conflict_leaves_its_neighbours_alone(shop: Shop) -> None:
    stream = uuid4()
    answers = await shop.append_all(
        commit(event()), commit(event(stream)), commit(event(stream)), commit(event())
    )
    kinds = [type(one) for one in answers]
    assert (kinds[0], kinds[3]) == (Appended, Appended)
    assert {*kinds[1:3]} == {Appended, VersionConflictError}
    assert len(await shop.stored()) == 3


async def test_a_commit_that_the_database_refuses_leaves_its_neighbours_alone(shop: Shop) -> None:
    bad = event()
    object.__setattr__(bad, "aggregate_version", 2**63)
    answers = await shop.append_all(commit(event()), commit(bad), commit(event()))
    assert [isinstance(one, Appended) for one in answers] == [True, False, True]
    assert len(await shop.stored()) == 2


async def test_a_commit_that_cannot_be_encoded_leaves_its_neighbours_alone(shop: Shop) -> None:
    bad = event()
    object.__setattr__(bad, "occurred_at", "no moment")
    answers = await shop.append_all(commit(event()), commit(bad), commit(event()))
    assert [isinstance(one, Appended) for one in answers] == [True, False, True]
    assert len(await shop.stored()) == 2


async def test_a_caller_that_goes_away_leaves_its_neighbours_alone(shop: Shop) -> None:
    commits = [commit(event(), event()) for _ in range(5)]
    callers = [asyncio.create_task(shop.store.append(one)) for one in commits]
    await asyncio.sleep(0)
    callers[2].cancel()
    answers = await asyncio.gather(*callers, return_exceptions=True)
    assert isinstance(answers[2], asyncio.CancelledError)
    assert all(isinstance(one, Appended) for one in answers[:2] + answers[3:])
    # What nobody waits for any more is stored whole, or not at all.
    assert len(await shop.stored()) in {8, 10}


async def test_several_events_of_a_commit_are_stored_whole_or_not_at_all(shop: Shop) -> None:
    first, taken = uuid4(), uuid4()
    await shop.store.append(commit(event(taken)))
    with pytest.raises(VersionConflictError):
        await shop.store.append(commit(event(first), event(first, 2), event(taken)))
    whole = await shop.store.append(commit(event(first), event(first, 2)))
    assert [row["originator_version"] for row in await shop.stored()] == [1, 1, 2]
    assert whole.position == (await shop.stored())[-1]["notification_id"]


async def test_a_version_never_follows_a_gap(shop: Shop) -> None:
    with pytest.raises(VersionConflictError):
        await shop.store.append(commit(event(uuid4(), 2)))
    assert await shop.stored() == []


async def test_a_stream_that_was_only_read_must_not_have_moved_on(shop: Shop) -> None:
    read = uuid4()
    await shop.store.append(commit(event(read)))
    decided = commit(event())
    stale = type(decided)(
        decided.events, {**decided.expected, read: 0}, decided.decided_at, answer=decided.answer
    )
    with pytest.raises(VersionConflictError):
        await shop.store.append(stale)


async def test_a_key_used_twice_at_once_is_appended_once(shop: Shop) -> None:
    answers = await shop.append_all(commit(event(), key="k"), commit(event(), key="k"))
    (first,) = [one for one in answers if isinstance(one, Appended) and not one.repeated]
    again = await shop.store.append(commit(event(), key="k"))
    assert again.repeated
    assert again.answer == first.answer
    assert len(await shop.stored()) == 1


async def test_a_key_with_another_body_is_refused(shop: Shop) -> None:
    await shop.store.append(commit(event(), key="k"))
    with pytest.raises(KeyReusedError):
        await shop.store.append(commit(event(), key="k", body=b"other"))


async def test_a_full_queue_refuses_at_once_and_keeps_what_waits(shop: Shop) -> None:
    async with writer_of(shop.kind, shop.pool, shop.runtime_dsn, longest_queue=2) as writer:
        answers = await asyncio.gather(
            *(writer.append(commit(event())) for _ in range(5)), return_exceptions=True
        )
    refused = [one for one in answers if isinstance(one, StoreBusyError)]
    assert len(refused) == 3
    assert len(await shop.stored()) == 2


@pytest.mark.parametrize("other_kind", ["group", "stock"])
async def test_two_writers_on_one_store_never_both_take_a_version(
    shop: Shop, other_kind: str
) -> None:
    async with writer_of(other_kind, shop.pool, shop.runtime_dsn) as other:
        streams = [uuid4() for _ in range(20)]
        answers = await asyncio.gather(
            *(
                writer.append(commit(event(one)))
                for one in streams
                for writer in (shop.writer, other)
            ),
            return_exceptions=True,
        )
    won = [one for one in answers if isinstance(one, Appended)]
    assert len(won) == len(streams) == len(await shop.stored())


async def test_a_lost_connection_is_answered_by_what_the_store_says(shop: Shop) -> None:
    """Backends are ended again and again under load: each answer agrees with the store."""
    admin = await asyncpg.connect(shop.admin_dsn)
    loads = [commit(event()) for _ in range(200)]

    async def append_in_turn() -> list[Appended | BaseException]:
        answers: list[Appended | BaseException] = []
        for n in range(0, len(loads), 10):
            answers += await shop.append_all(*loads[n : n + 10])
        return answers

    running = asyncio.create_task(append_in_turn())
    for _ in range(MOST_KILLS):
        if running.done():
            break
        await admin.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE usename = 'ledger_runtime' AND datname = $1",
            urlsplit(shop.runtime_dsn).path.lstrip("/"),
        )
        await asyncio.sleep(0.02)
    await admin.close()
    answers = await running
    stored = {row["originator_id"] for row in await shop.stored()}
    for one, answer in zip(loads, answers, strict=True):
        if isinstance(answer, Appended):
            assert one.events[0].aggregate_id in stored
        else:
            assert isinstance(answer, StoreBusyError | VersionConflictError)


async def test_the_runtime_role_can_change_no_event(shop: Shop) -> None:
    await shop.store.append(commit(event()))
    for statement in (
        "UPDATE ledger.events SET topic = 'x'",
        "DELETE FROM ledger.events",
        "TRUNCATE ledger.events",
        "DELETE FROM ledger.commits",
    ):
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await shop.pool.execute(statement)
