"""What reporting is told by its environment, or by files of the secrets folder.

The only module of reporting that reads the environment, through chassis.settings.
"""

from pathlib import Path

from pydantic import Field, SecretStr

from chassis.settings import ServiceSettings
from chassis.signing.key_file import SigningKeyFile
from contracts.proofs.keys import VerifierKey


class StoreSettings(ServiceSettings):
    """For `rebuild` and `replay`: the store as reporting_reader, models as reporting_runtime."""

    event_store_dsn: SecretStr = Field(
        description="database `taizhang_ledger`, as role `reporting_reader`"
    )
    reporting_dsn: SecretStr = Field(
        description="database `taizhang_reporting`, as role `reporting_runtime`"
    )
    reporting_batch: int = Field(default=500, ge=1, description="events a transaction")
    signing_key_file: Path | None = Field(
        default=None, description="reporting's own key, for attestations; without it none are made"
    )
    signing_public_file: Path | None = Field(
        default=None, description="its public keys; without it the same file with .public"
    )

    def signing_keys(self) -> SigningKeyFile | None:
        """The key that attests the read model, where there is one."""
        if self.signing_key_file is None:
            return None
        return SigningKeyFile(self.signing_key_file, self.signing_public_file)

    def attesting_keys(self) -> list[VerifierKey]:
        """The public keys that ever attested it; SigningKeyError where they cannot be read."""
        keys = self.signing_keys()
        return [each.key for each in keys.published()] if keys else []


class ReportingSettings(StoreSettings):
    """For `serve`: NATS for nudges, the ledger for names, and the pace."""

    nats_user: str | None = Field(default="reporting", description="user of NATS")
    ledger_url: str | None = Field(default=None, description="without it, posts are shown")
    service_token: SecretStr | None = Field(
        default=None,
        description="a token with the scopes `directory` (names) and `statements` (bundles)",
    )
    checkpointer_url: str | None = Field(
        default=None, description="as auditors reach it too; without it, no bundles"
    )
    reporting_poll: float = Field(default=1.0, gt=0, description="seconds between looks, idle")
    reporting_lag_limit: int = Field(default=5_000, ge=1, description="events until not ready")
    attest_every: float = Field(
        default=3600.0, gt=0, description="seconds from one attestation to the next, at least"
    )
    public_each: int = Field(
        default=60, ge=1, description="public requests a minute from one address, or of its proxy"
    )
    public_together: int = Field(default=1_200, ge=1, description="public requests a minute of all")
    names_every: float = Field(default=300.0, gt=0, description="seconds between fetches")


class MigrateSettings(ServiceSettings):
    """For `migrate`: the owner, the only role that makes tables outside the models."""

    owner_dsn: SecretStr = Field(description="database `taizhang_reporting`, as `taizhang_owner`")
