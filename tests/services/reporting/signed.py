"""Checkpoints over a test's store, signed by the real checkpointer's tree without its process."""

from pathlib import Path

from chassis.clock import SystemClock
from chassis.signing.key_file import SigningKeyFile
from contracts.proofs.cosignatures import Cosigner
from contracts.proofs.notes import Note
from services.ledger.bootstrap.checkpointer import EVENTS, CheckpointerParts
from services.ledger.bootstrap.restarting import restarted
from services.ledger.settings import CheckpointerSettings
from tests.services.reporting.stored import Store

ORIGIN = "ledger.example.org/taizhang"


class SignedLog:
    """The events' tree of one store, with its key and last checkpoint in a folder."""

    def __init__(self, store: Store, dsn: str, folder: Path) -> None:
        self.store, self._dsn, self._folder = store, dsn, folder
        keys = SigningKeyFile(folder / "log_key")
        if not keys.path.exists():
            keys.create(ORIGIN, SystemClock().now())
        self.key = keys.signer().key

    @property
    def settings(self) -> CheckpointerSettings:
        """What a checkpointer would be told."""
        return CheckpointerSettings.load(
            event_store_dsn=self._dsn,
            nats_url="nats://127.0.0.1:9",
            signing_key_file=str(self._folder / "log_key"),
            checkpoint_dir=str(self._folder),
        )

    async def restart(self) -> None:
        """Begin a new log over what is left."""
        assert await restarted(self.settings, "restored")

    async def sign(self, *witnesses: Cosigner) -> int:
        """Sign what is stored, have it cosigned; the size."""
        parts = CheckpointerParts(self.settings)
        tree, line = parts.tree(EVENTS), parts.line(EVENTS)
        try:
            signed = await line.tree.step()
            assert signed is not None
            text = Note.parse(signed.note.encode()).text
            now = SystemClock().now()
            for each in witnesses:
                word = each.cosign(text, int(now.timestamp())).line
                await tree.cosign(signed.size, each.key.name, word, now)
        finally:
            await parts.close()
        return signed.size
