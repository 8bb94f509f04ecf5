"""The clock process's work by hand: a sweeper of its own pool, as a replica has it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from services.ledger.application.clocks.sweeping import Sweeper
from services.ledger.bootstrap.parts import LedgerParts
from tests.services.ledger.office import Office


@asynccontextmanager
async def sweeper(office: Office) -> AsyncIterator[Sweeper]:
    """One that sweeps the office's store while the block runs."""
    parts = LedgerParts(office.settings)
    await parts.open()
    try:
        yield parts.sweeper()
    finally:
        await parts.close()
