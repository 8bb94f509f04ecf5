"""Which schema holds the live model, and how a new one takes its place.

A model is used by setting the search path for one transaction, so every statement is the same
text for every model. The former model stays until the next rebuild, for readers under way.
"""

import re
from typing import Any

from services.reporting.adapters.postgres.model.schema import LAYOUT, indexes_ddl, model_ddl

_NAME = re.compile(r"model_[0-9]+")
# Any constant serves, as long as nothing else in the database takes the same lock.
_MAKING = 0x7A7A_4D0D_E100_0001

# What a crash of the server takes back, position and rows together, is projected again.
_WRITE = "SELECT set_config('search_path', $1, true), set_config('synchronous_commit', 'off', true)"
_WRITE_LIVE = """
SELECT model, set_config('search_path', model, true), set_config('synchronous_commit', 'off', true)
FROM reporting.live FOR SHARE
"""


class NotMigratedError(RuntimeError):
    """The owner's tables are missing: `python -m services.reporting migrate` makes them."""


async def use_model(connection: Any, model: str) -> None:
    """Read and write this model's tables until the transaction ends."""
    await connection.execute("SELECT set_config('search_path', $1, true)", checked(model))


async def live_model(connection: Any) -> str | None:
    """The live model's schema; None before the first one was made."""
    name: str | None = await connection.fetchval("SELECT model FROM reporting.live")
    return name


async def write_model(connection: Any, model: str | None) -> str:
    """Write this model, or the live one, which then stays the live one until the transaction ends.

    One question, for a projector asks it for every batch. Answers with the model's name.
    """
    if model is None:
        return checked(await connection.fetchval(_WRITE_LIVE) or "")
    await connection.execute(_WRITE, checked(model))
    return model


async def make_model(connection: Any) -> str:
    """A new, empty model beside the others, without indexes; the name of its schema."""
    number = await connection.fetchval("SELECT nextval('reporting.models')")
    model = f"model_{number}"
    await connection.execute(model_ddl(model))
    return model


async def ensure_live_model(connection: Any) -> str:
    """The live model; an empty one is made where there is none of this layout."""
    async with connection.transaction():
        if await connection.fetchval("SELECT to_regclass('reporting.live')") is None:
            raise NotMigratedError("run `python -m services.reporting migrate` first")
        await connection.execute("SELECT pg_advisory_xact_lock($1)", _MAKING)
        model = await live_model(connection)
        if model is None or await _layout(connection, model) != LAYOUT:
            model = await make_model(connection)
            await connection.execute(indexes_ddl(model))
            await point_at(connection, model)
    return model


async def point_at(connection: Any, model: str) -> None:
    """Make this the live model, from the moment that the transaction commits."""
    await connection.execute(
        "INSERT INTO reporting.live (model) VALUES ($1)"
        " ON CONFLICT (only_one) DO UPDATE SET model = excluded.model",
        checked(model),
    )


async def unfinished_model(connection: Any, live: str, until: int | None) -> str | None:
    """A model of this layout that is still being filled, if a rebuild was broken off."""
    for name in await _models(connection):
        if name == live or await _layout(connection, name) != LAYOUT:
            continue
        ends = await connection.fetchval("SELECT max(until) FROM filled")
        if ends is not None and until in (None, ends):
            return name
    return None


async def drop_others(connection: Any, keep: set[str]) -> None:
    """Drop former models and those of rebuilds that were broken off."""
    for name in await _models(connection):
        if name not in keep:
            await connection.execute(f"DROP SCHEMA {name} CASCADE")


def checked(model: str) -> str:
    """The name, if it is one of a model's schema: it stands in statements as it is."""
    if not _NAME.fullmatch(model):
        raise ValueError(f"not a model: {model!r}")
    return model


async def _models(connection: Any) -> list[str]:
    names = await connection.fetch("SELECT nspname FROM pg_namespace ORDER BY oid")
    return [name for (name,) in names if _NAME.fullmatch(name)]


async def _layout(connection: Any, model: str) -> int | None:
    await use_model(connection, model)
    if await connection.fetchval("SELECT to_regclass('progress')") is None:
        return None
    layout: int = await connection.fetchval("SELECT layout FROM progress")
    return layout
