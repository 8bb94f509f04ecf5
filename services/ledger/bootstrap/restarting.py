"""A restart of every log that a restored store fell behind, under the checkpointer's settings."""

from collections.abc import Sequence

from contracts.proofs.statements import Restart
from services.ledger.application.restarting.restart import NothingLostError, RestartPorts, restart
from services.ledger.bootstrap.checkpointer import CheckpointerParts
from services.ledger.settings import CheckpointerSettings


async def restarted(settings: CheckpointerSettings, reason: str) -> Sequence[Restart]:
    """What was begun anew; empty where nothing that was signed is missing."""
    parts = CheckpointerParts(settings)
    begun = []
    try:
        for name in parts.trees:
            files = parts.files(name)
            ports = RestartPorts(
                source=parts.source(name),
                tree=parts.tree(name),
                files=files,
                signer=parts.signer(files),
                clock=parts.clock,
            )
            try:
                begun.append(await restart(ports, reason, settings.checkpoint_batch))
            except NothingLostError:
                continue
    finally:
        await parts.close()
    return begun
