"""The commits that stand, as the columns that the server's append function takes."""

from collections.abc import Sequence
from itertools import accumulate
from typing import Any

from eventsourcing.persistence import StoredEvent
from pydantic_core import to_json

from services.ledger.adapters.postgres.store.judging import Judgement
from services.ledger.application.ports import Commit

PLACES = ", ".join(f"${n}" for n in range(1, 22))
APPEND = f"SELECT * FROM ledger.append({PLACES})"  # noqa: S608 - numbers of places only


def columns(
    judged: Judgement, standing: Sequence[Commit], rows: Sequence[StoredEvent]
) -> list[Any]:
    """The arguments of `APPEND`, in its order."""
    return [
        list(judged.base),
        list(judged.base.values()),
        judged.directory,
        max(one.decided_at for one in standing),
        [one.originator_id for one in rows],
        [one.originator_version for one in rows],
        [one.topic for one in rows],
        [one.state for one in rows],
        *_keys(standing),
        *_clocks(standing),
    ]


def _keys(standing: Sequence[Commit]) -> list[Any]:
    """The idempotency keys with their answers, to which the server adds the position."""
    ends = accumulate(len(one.events) for one in standing)
    keyed = [
        (k, c.answer, end) for c, end in zip(standing, ends, strict=True) if (k := c.idempotency)
    ]
    return [
        [key.person for key, _, _ in keyed],
        [key.operation for key, _, _ in keyed],
        [key.key for key, _, _ in keyed],
        [key.body_sha256 for key, _, _ in keyed],
        [to_json(answer).decode() for _, answer, _ in keyed],
        max((key.expires_at for key, _, _ in keyed), default=None),
        [end for _, _, end in keyed],
    ]


def _clocks(standing: Sequence[Commit]) -> list[Any]:
    """The tasks whose clocks are replaced, and the clocks as the last of their commits has them."""
    running = {task: clocks for one in standing for task, clocks in one.running.items()}
    due = [(task, clock) for task, clocks in running.items() for clock in clocks]
    return [
        list(running),
        [task for task, _ in due],
        [one.clock.value for _, one in due],
        [one.measure or 0 for _, one in due],
        [one.version for _, one in due],
        [one.due for _, one in due],
    ]
