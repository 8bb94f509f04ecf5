"""The two databases that every process of reporting works with."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from services.reporting.adapters.postgres.pool import PostgresPool
from services.reporting.settings import StoreSettings


def pools(settings: StoreSettings) -> tuple[PostgresPool, PostgresPool]:
    """Pools of the event store and of the models, not open yet."""
    events = PostgresPool(settings.event_store_dsn.get_secret_value(), "reporting reads events", 4)
    models = PostgresPool(settings.reporting_dsn.get_secret_value(), "reporting", 10)
    return events, models


@asynccontextmanager
async def opened(settings: StoreSettings) -> AsyncIterator[tuple[PostgresPool, PostgresPool]]:
    """The same, open for the length of a block."""
    events, models = pools(settings)
    await events.open()
    await models.open()
    try:
        yield events, models
    finally:
        await events.close()
        await models.close()
