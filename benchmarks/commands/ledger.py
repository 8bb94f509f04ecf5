"""A ledger in this process, and a command that it can be given again and again."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from hashlib import sha256
from itertools import count
from uuid import uuid4

from benchmarks.place.servers import ACCOUNT, Place
from contracts.identifiers import campaign_id
from contracts.words import SourceKind
from services.ledger.application.catalogue.everything import USE_CASES
from services.ledger.application.execution import Executor, Request
from services.ledger.bootstrap.collector import collect_seldom
from services.ledger.bootstrap.parts import LedgerParts
from services.ledger.domain.finding import RegisterFinding

CAMPAIGN = "压力测试"
REGISTER = next(one for one in USE_CASES if one.name == "register_finding")


@asynccontextmanager
async def ledger(place: Place) -> AsyncIterator[Executor]:
    """An executor on a store with one office person and one campaign."""
    parts = LedgerParts(place.ledger_settings())
    await parts.open()
    try:
        await place.furnish(parts, CAMPAIGN)
        collect_seldom()  # As in the process that takes commands, and for all peers alike.
        yield parts.executor()
    finally:
        await parts.close()


def registering(executor: Executor) -> Callable[[], Awaitable[int]]:
    """A command that registers one finding more in the campaign; answers with its position."""
    numbers, campaign, run = count(), campaign_id(CAMPAIGN), uuid4()

    async def command() -> int:
        body = RegisterFinding(
            campaign=campaign,
            number=f"W{next(numbers)}",
            source_kind=SourceKind.AUDIT,
            text="部分科研项目结题后结余资金未及时清理",
        )
        digest = sha256(body.number.encode()).digest()
        request = Request(ACCOUNT, body, digest, run, key=f"{run}{body.number}")
        return (await executor.execute(REGISTER, request)).position

    return command
