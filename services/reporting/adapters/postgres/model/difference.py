"""Where two models differ at a position: the rows that make their digests differ, by name."""

import json
from typing import Any

from services.reporting.adapters.postgres.model import columns
from services.reporting.adapters.postgres.model.live import checked, live_model
from services.reporting.application.ports.rebuilding import RowDifference

MOST = 100
"""Rows told of each table; where a model is wrong altogether the first ones say enough."""

_KEYS = {
    "rows": ("kind", "id", "valid_from"),
    "tasks": ("id", "version"),
    "words": ("id", "valid_from"),
}
_COLUMNS = {"rows": columns.ROWS, "tasks": columns.TASKS, "words": columns.WORDS}
# Nothing begins or ends beyond what a model has come to, unless by hand (see `digest`).
_BEYOND = "> (SELECT position FROM {of}.progress)"


async def differing(pool: Any, model: str, position: int) -> list[RowDifference]:
    """The rows of the live model and of this one that are not the same there."""
    async with (
        pool.acquire() as connection,
        connection.transaction(isolation="repeatable_read", readonly=True),
    ):
        live = checked(await live_model(connection) or "")
        found = []
        for table in _KEYS:
            rows = await connection.fetch(_statement(table, live, checked(model)), position, MOST)
            found += [_difference(table, row) for row in rows]
        return found


def _statement(table: str, live: str, model: str) -> str:
    """Both sides as JSON, which two tables' rows have in common."""
    key = ", ".join(_KEYS[table])
    kept, given = (_side(table, key, of) for of in (live, model))
    return (
        f"SELECT kept.row AS kept, given.row AS given FROM {kept} kept"  # noqa: S608
        f" FULL JOIN {given} given USING ({key})"
        f" WHERE kept.row IS DISTINCT FROM given.row ORDER BY {key} LIMIT $2"
    )


def _side(table: str, key: str, of: str) -> str:
    beyond = _BEYOND.format(of=of)
    ended = f"CASE WHEN valid_to <= $1 OR valid_to {beyond} THEN valid_to END AS valid_to"
    shown = ", ".join(ended if name == "valid_to" else name for name in _COLUMNS[table])
    return (
        f"(SELECT {key}, to_jsonb(r) AS row FROM (SELECT {shown} FROM {of}.{table}"  # noqa: S608 - checked
        f" WHERE valid_from <= $1 OR valid_from {beyond}) r)"
    )


def _difference(table: str, found: Any) -> RowDifference:
    kept, given = (json.loads(found[side]) if found[side] else None for side in ("kept", "given"))
    row: dict[str, Any] = kept or given or {}
    names = [name for name in ("number", *_KEYS[table]) if name in row]
    fields = tuple(
        (name, kept[name], given[name])
        for name in _COLUMNS[table]
        if kept and given and kept[name] != given[name]
    )
    key = {name: row[name] for name in names}
    if not given:
        return RowDifference(table, key, "live")
    return RowDifference(table, key, "both" if kept else "rebuilt", fields)
