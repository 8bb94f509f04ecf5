"""A replay by the owner, who alone may make tables to compare with."""

from collections.abc import Callable
from dataclasses import replace

import asyncpg

from services.ledger.adapters.evidence import ObjectStoreEvidence
from services.ledger.adapters.postgres.replaying.replay import PostgresReplay
from services.ledger.adapters.postgres.session import FAILURES
from services.ledger.application.replaying.files import bad_files
from services.ledger.application.replaying.findings import Verdict
from services.ledger.settings import ReplaySettings


class StoreFailedError(RuntimeError):
    """The store does not answer, or does not let the owner's role work; nothing was changed."""


async def replayed(
    settings: ReplaySettings, told: Callable[[int, int], None], *, repair: bool
) -> Verdict:
    """Compare the ledger's own tables and files with the events; put the tables right if wished.

    `told` hears how many events of how many are folded.

    Raises StoreFailedError, whose text names the kind of failure and never the DSN.
    """
    try:
        connection = await asyncpg.connect(settings.owner_dsn.get_secret_value())
        try:
            replay = PostgresReplay(connection, told)
            verdict = await (replay.repair() if repair else replay.compare())
        finally:
            await connection.close()
    except FAILURES as error:
        raise StoreFailedError(f"the store: {type(error).__name__}: {error}") from error
    if settings.evidence_url is None:
        return verdict
    files = ObjectStoreEvidence(settings.evidence_url, largest=0)
    return replace(verdict, files=tuple(bad_files(files, replay.files)))
