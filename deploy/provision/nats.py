"""The streams and durable consumers, created where missing and brought to their settings where not.

The event stream keeps everything: full, it refuses what is new. Nobody can delete or purge
single messages. A stream that was deleted is made again empty; the relay fills it from the
store.
"""

import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass

import nats
from nats.js import JetStreamContext
from nats.js.api import (
    AckPolicy,
    ConsumerConfig,
    DiscardPolicy,
    RetentionPolicy,
    StorageType,
    StreamConfig,
)
from nats.js.errors import BadRequestError

from contracts.wire.subjects import ALL, PROOF_CHECKPOINT, PROOF_STREAM, STREAM
from deploy.provision.accounts import ADVISORIES, inbox_prefix

DUPLICATE_WINDOW_SECONDS = 120.0
NAME_IN_USE = 10058
KEPT_ADVISORIES = 100_000
KEPT_CHECKPOINTS = 1_000_000


@dataclass(frozen=True)
class NatsAccess:
    """Address and credentials of a user."""

    url: str
    user: str
    password: str


@dataclass(frozen=True)
class DeliverySettings:
    """How the durables deliver: seconds until a message is offered again, tries, copies kept."""

    ack_wait: float = 30.0
    notifier_tries: int = 10
    replicas: int = 1


def event_stream(replicas: int) -> StreamConfig:
    """The stream of all events, in the order of the store."""
    return StreamConfig(
        name=STREAM,
        subjects=[ALL],
        retention=RetentionPolicy.LIMITS,
        storage=StorageType.FILE,
        discard=DiscardPolicy.NEW,
        deny_delete=True,
        deny_purge=True,
        duplicate_window=DUPLICATE_WINDOW_SECONDS,
        num_replicas=replicas,
        # Used by a relay that is told to; older servers than 2.12 pass over it.
        allow_atomic=True,
    )


def proof_stream(replicas: int) -> StreamConfig:
    """The signed checkpoints; it takes nothing back, so that what was published stays so."""
    return StreamConfig(
        name=PROOF_STREAM,
        subjects=[PROOF_CHECKPOINT],
        retention=RetentionPolicy.LIMITS,
        storage=StorageType.FILE,
        discard=DiscardPolicy.OLD,
        max_msgs=KEPT_CHECKPOINTS,
        deny_delete=True,
        deny_purge=True,
        duplicate_window=DUPLICATE_WINDOW_SECONDS,
        num_replicas=replicas,
    )


def advisory_stream(replicas: int) -> StreamConfig:
    """What the server says about messages it gave up on; lost if nobody keeps it."""
    told = "$JS.EVENT.ADVISORY.CONSUMER"
    return StreamConfig(
        name=ADVISORIES,
        subjects=[f"{told}.MAX_DELIVERIES.{STREAM}.>", f"{told}.MSG_TERMINATED.{STREAM}.>"],
        storage=StorageType.FILE,
        discard=DiscardPolicy.OLD,
        max_msgs=KEPT_ADVISORIES,
        num_replicas=replicas,
    )


def durable(name: str, ack_wait: float, tries: int = -1) -> ConsumerConfig:
    """A pull consumer from the stream's beginning; each message is acknowledged by itself."""
    return ConsumerConfig(
        name=name,
        durable_name=name,
        ack_policy=AckPolicy.EXPLICIT,
        ack_wait=ack_wait,
        max_deliver=tries,
    )


async def ensure_stream(jetstream: JetStreamContext, config: StreamConfig) -> None:
    """Create the stream, or change an existing one to these settings."""
    try:
        await jetstream.add_stream(config)
    except BadRequestError as refusal:
        if refusal.err_code != NAME_IN_USE:
            raise
        await jetstream.update_stream(config)


@contextlib.asynccontextmanager
async def connected(access: NatsAccess) -> AsyncIterator[JetStreamContext]:
    """JetStream as this user, for a short task: no reconnecting."""
    connection = await nats.connect(
        access.url,
        user=access.user,
        password=access.password,
        inbox_prefix=inbox_prefix(access.user).encode(),
        allow_reconnect=False,
    )
    try:
        yield connection.jetstream()
    finally:
        await connection.close()


async def provision(access: NatsAccess, settings: DeliverySettings | None = None) -> None:
    """Make streams and durables what they must be; does nothing where they are."""
    wanted = settings or DeliverySettings()
    async with connected(access) as jetstream:
        await ensure_stream(jetstream, event_stream(wanted.replicas))
        await ensure_stream(jetstream, proof_stream(wanted.replicas))
        await ensure_stream(jetstream, advisory_stream(wanted.replicas))
        notifier = durable("notifier", wanted.ack_wait, wanted.notifier_tries)
        await jetstream.add_consumer(STREAM, notifier)
        await jetstream.add_consumer(STREAM, durable("integrator", wanted.ack_wait))
        await jetstream.add_consumer(ADVISORIES, durable("notifier", wanted.ack_wait))
