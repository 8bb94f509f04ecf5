"""The commits that stand, as the columns that the server's functions take.

Every place has its type written out, so that each driver sends the same.
"""

import re
from collections.abc import Sequence
from itertools import accumulate, count
from typing import Any

from eventsourcing.persistence import StoredEvent
from pydantic_core import to_json

from services.ledger.adapters.postgres.store.judging import Judgement
from services.ledger.adapters.postgres.tables import append_function as told
from services.ledger.application.ports import Commit


def _call(function: str, *parameters: str) -> str:
    """A call with numbered places of the types that the parameters have."""
    types, places = re.findall(r"\w+ (\w+(?:\[\])?)", ", ".join(parameters)), count(1)
    arguments = ", ".join(f"${next(places)}::{one}" for one in types)
    return f"SELECT * FROM ledger.{function}({arguments})"  # noqa: S608 - constants only


APPEND = _call("append", told.READ, told.EVENTS, told.WRITTEN)
STANDS = _call("stands", told.READ)
BESIDE = _call(
    "beside", "positions bigint[]", "persons text[], operations text[], keys text[]", told.WRITTEN
)


def read(judged: Judgement, standing: Sequence[Commit]) -> list[Any]:
    """What must be so in the store: versions, directory, and keys that nobody used."""
    return [list(judged.base), list(judged.base.values()), judged.directory, *keys(standing)]


def keys(standing: Sequence[Commit]) -> list[Any]:
    """The idempotency keys."""
    keyed = [k for c in standing if (k := c.idempotency)]
    return [[k.person for k in keyed], [k.operation for k in keyed], [k.key for k in keyed]]


def events(rows: Sequence[StoredEvent]) -> list[Any]:
    """The rows, column by column."""
    return [
        [one.originator_id for one in rows],
        [one.originator_version for one in rows],
        [one.topic for one in rows],
        [one.state for one in rows],
    ]


def written(standing: Sequence[Commit]) -> list[Any]:
    """What is written beside: when, the keys' answers, and the clocks that run.

    The server adds its position to each answer. All keys last as long as the longest of them.
    """
    ends = accumulate(len(one.events) for one in standing)
    keyed = [
        (k, c.answer, end) for c, end in zip(standing, ends, strict=True) if (k := c.idempotency)
    ]
    return [
        max(one.decided_at for one in standing),
        [key.body_sha256 for key, _, _ in keyed],
        [to_json(answer).decode() for _, answer, _ in keyed],
        max((key.expires_at for key, _, _ in keyed), default=None),
        [end for _, _, end in keyed],
        *_clocks(standing),
    ]


def _clocks(standing: Sequence[Commit]) -> list[Any]:
    """The streams whose clocks are replaced, and these as the last of their commits has them."""
    running = {stream: clocks for one in standing for stream, clocks in one.running.items()}
    due = [(stream, clock) for stream, clocks in running.items() for clock in clocks]
    return [
        list(running),
        [stream for stream, _ in due],
        [one.clock.value for _, one in due],
        [one.measure or 0 for _, one in due],
        [one.version for _, one in due],
        [one.due for _, one in due],
    ]
