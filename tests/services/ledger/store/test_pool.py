"""A pool ends when its process does, whatever is still under way in it."""

import asyncio

import asyncpg
import pytest

from services.ledger.adapters.postgres import pool as pools
from services.ledger.adapters.postgres.pool import PostgresPool
from tests.services.ledger.store.conftest import Shop


async def test_a_connection_that_is_never_given_back_does_not_keep_a_process_from_ending(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pools, "CLOSES_WITHIN", 0.1)
    pool = PostgresPool(shop.runtime_dsn, 2)
    await pool.open()
    kept = await pool.acquire()
    async with asyncio.timeout(10):
        await pool.close()
    with pytest.raises(asyncpg.InterfaceError):
        await kept.fetchval("SELECT 1")
