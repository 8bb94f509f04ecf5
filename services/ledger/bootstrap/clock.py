"""The clock process."""

from fastapi import FastAPI

from services.ledger.application.clocks.sweeping import Sweeper
from services.ledger.bootstrap.parts import LedgerParts
from services.ledger.entrypoints.clock import clock_app
from services.ledger.settings import LedgerSettings


def clock_of_ledger(settings: LedgerSettings) -> FastAPI:
    """The clock process's app."""
    parts = LedgerParts(settings)

    async def opened() -> Sweeper:
        await parts.open()
        return parts.sweeper()

    return clock_app(opened, parts.close, parts.store.last_position, settings.sweep_interval)
