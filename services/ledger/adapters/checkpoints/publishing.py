"""Tells checkpoints on NATS, on a stream of their own that another user reads.

A checkpoint told twice within two minutes is stored once.
"""

from contextlib import suppress

import nats
from nats.aio.client import Client
from nats.errors import Error

from contracts.wire.subjects import PROOF_CHECKPOINT, PROOF_STREAM
from services.ledger.adapters.jetstream.event_stream import NatsAccess
from services.ledger.application.checkpointing.faults import NatsSilentError
from services.ledger.application.checkpointing.ports import Signed


class JetStreamCheckpoints:
    """Implements the port `Publisher`."""

    def __init__(self, access: NatsAccess, patience: float = 5.0) -> None:
        self._access, self._patience = access, patience
        self._client: Client | None = None

    async def publish(self, signed: Signed) -> None:
        """Publish the note; returns once JetStream stored it."""
        origin = signed.note.partition("\n")[0]
        headers = {"Nats-Msg-Id": f"{origin}/{signed.size}"}
        try:
            client = await self._connected()
            jetstream = client.jetstream(timeout=self._patience)
            await jetstream.publish(
                PROOF_CHECKPOINT, signed.note.encode(), stream=PROOF_STREAM, headers=headers
            )
        except (Error, OSError, TimeoutError) as error:
            await self.close()
            raise NatsSilentError(type(error).__name__) from error

    async def close(self) -> None:
        """End the connection."""
        client, self._client = self._client, None
        if client is not None:
            with suppress(Error, OSError, TimeoutError):
                await client.close()

    async def _connected(self) -> Client:
        if self._client is None or self._client.is_closed:
            self._client = await nats.connect(
                self._access.url.split(","),
                user=self._access.user,
                password=self._access.password,
                inbox_prefix=self._access.inbox_prefix,
                name="taizhang-checkpointer",
                allow_reconnect=False,
                max_reconnect_attempts=1,
                reconnect_time_wait=0.1,
                connect_timeout=max(1, round(self._patience)),
                error_cb=_ignored,
            )
        return self._client


async def _ignored(_error: Exception) -> None:
    """What matters is raised by the publish itself."""
