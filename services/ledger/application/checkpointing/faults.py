"""What keeps the checkpointer from signing; each has a stable `code` and the part at fault.

None ends the process. It looks again after a pause, and signs on once the cause is gone; until
then readiness names the code.
"""

from typing import ClassVar, Literal

Part = Literal["event_store", "access_log", "history", "checkpoint_file", "nats", "witnesses"]


class CheckpointFault(Exception):
    """Something that must be over before signing goes on; the text is for an operator."""

    code: ClassVar[str]
    part: ClassVar[Part]


class StoreSilentError(CheckpointFault):
    """The event store does not answer, or refuses what the checkpointer may do."""

    code = "event_store_unreachable"
    part = "event_store"


class AccessLogSilentError(CheckpointFault):
    """Another service's database does not answer; its access log waits, all else is signed."""

    code = "access_log_unreachable"
    part = "access_log"


class HistoryRewrittenError(CheckpointFault):
    """The store no longer holds what was signed: an event was changed, deleted or slipped in."""

    code = "history_rewritten"
    part = "history"


class StoreRestoredError(CheckpointFault):
    """The store ends before what was signed last, as an older copy of it does."""

    code = "store_restored"
    part = "history"


class LastCheckpointError(CheckpointFault):
    """The file of the last checkpoint is missing, unreadable, or not signed by this key."""

    code = "last_checkpoint_unusable"
    part = "checkpoint_file"


class SigningKeyUnusableError(CheckpointFault):
    """The file of the signing key cannot be read, or holds no such key."""

    code = "signing_key_unusable"
    part = "checkpoint_file"


class NatsSilentError(CheckpointFault):
    """NATS does not take a checkpoint; it is published later, and signing goes on."""

    code = "nats_unreachable"
    part = "nats"


class WitnessRefusedError(CheckpointFault):
    """A witness does not answer, or does not cosign; signing goes on without it."""

    code = "witness_refused"
    part = "witnesses"
