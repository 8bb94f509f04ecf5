"""What the ledger's processes are told by their environment, or by files of the secrets folder.

The only module of the ledger that reads the environment, through chassis.settings.
"""

from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr

from chassis.settings import ServiceSettings


class RelaySettings(ServiceSettings):
    """For `relay`: the store as role ledger_relay, NATS as user relay, and its pace."""

    event_store_dsn: SecretStr = Field(
        description="database `taizhang_ledger`, as role `ledger_relay`"
    )
    nats_url: str = Field(description="nats://host:port")
    nats_user: str | None = Field(default="relay", description="user of NATS")
    relay_window: int = Field(default=2000, ge=1, description="publishes outstanding at once")
    relay_group: int = Field(default=250, ge=1, le=1000, description="publishes under one answer")
    relay_atomic: bool = Field(
        default=False, description="groups as atomic batches, for a server that syncs each answer"
    )
    relay_batch: int = Field(default=1000, ge=1, description="events read at once")
    relay_patience: float = Field(default=5.0, gt=0, description="seconds for an answer")
    relay_poll: float = Field(default=0.25, gt=0, description="seconds between looks, idle")
    relay_check: float = Field(default=2.0, gt=0, description="seconds between looks at NATS, idle")
    relay_standby_poll: float = Field(default=1.0, gt=0, description="seconds, standing by")
    relay_lag_limit: float = Field(default=30.0, gt=0, description="seconds until not ready")


class LedgerSettings(ServiceSettings):
    """For `api` and `clock`: the store as role ledger_runtime, evidence and the key file."""

    event_store_dsn: SecretStr = Field(
        description="database `taizhang_ledger`, as role `ledger_runtime`"
    )
    evidence_url: str = Field(description="file:///folder, or s3://bucket")
    key_file: Path = Field(description="32 bytes in base64 that wrap all other keys")
    largest_evidence: int = Field(default=200 * 1024 * 1024, ge=1, description="bytes a file")
    public_each: int = Field(
        default=20,
        ge=1,
        description="public requests a minute from one address, or of its proxy",
    )
    public_together: int = Field(default=600, ge=1, description="public requests a minute of all")
    pool_size: int = Field(default=10, ge=2, description="connections to Postgres")
    queue_length: int = Field(default=4096, ge=1, description="commands waiting to be stored")
    store_writer: Literal["group", "stock"] = Field(
        default="group",
        description="`group` commits in groups; `stock` is the library's recorder, one by one",
    )
    sweep_interval: float = Field(default=1.0, gt=0, description="seconds between sweeps")


class CheckpointerSettings(ServiceSettings):
    """For `checkpointer`: the store as its own role, NATS as user checkpointer, key and file."""

    event_store_dsn: SecretStr = Field(
        description="database `taizhang_ledger`, as role `ledger_checkpointer`"
    )
    reporting_access_dsn: SecretStr | None = Field(
        default=None, description="database `taizhang_reporting`, whose access log is proved too"
    )
    notifier_access_dsn: SecretStr | None = Field(
        default=None, description="database `taizhang_notifier`, whose access log is proved too"
    )
    nats_url: str = Field(description="nats://host:port")
    nats_user: str | None = Field(default="checkpointer", description="user of NATS")
    signing_key_file: Path = Field(description="the log's private key; its name is the origin")
    signing_public_file: Path | None = Field(
        default=None, description="its public keys; without it the same file with .public"
    )
    checkpoint_dir: Path = Field(description="last checkpoints, outside the store and its backup")
    checkpoint_interval: float = Field(default=1.0, gt=0, description="seconds between signatures")
    checkpoint_batch: int = Field(default=2000, ge=1, description="leaves read at once")
    checkpoint_patience: float = Field(default=5.0, gt=0, description="seconds for an answer")
    witnesses: str = Field(
        default="", description="`URL=VERIFIER_KEY` of each witness, separated by blanks"
    )


class MigrateSettings(ServiceSettings):
    """For `migrate`: the owner, the only role that makes tables."""

    owner_dsn: SecretStr = Field(description="database `taizhang_ledger`, as `taizhang_owner`")


class ReplaySettings(ServiceSettings):
    """For `replay`: the owner, and where the files lie that the events name."""

    owner_dsn: SecretStr = Field(description="database `taizhang_ledger`, as `taizhang_owner`")
    evidence_url: str | None = Field(
        default=None, description="file:///folder, or s3://bucket; without it no file is read"
    )
