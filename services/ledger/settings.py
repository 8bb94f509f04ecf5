"""What the ledger's processes are told by their environment, or by files of the secrets folder.

The only module of the ledger that reads the environment, through chassis.settings.
"""

from pydantic import Field, SecretStr

from chassis.settings import ServiceSettings


class RelaySettings(ServiceSettings):
    """For `relay`: the store as role ledger_relay, NATS as user relay, and its pace."""

    event_store_dsn: SecretStr
    nats_url: str
    nats_user: str | None = "relay"
    relay_window: int = Field(default=1000, ge=1, description="publishes outstanding at once")
    relay_batch: int = Field(default=1000, ge=1, description="events read at once")
    relay_patience: float = Field(default=5.0, gt=0, description="seconds for an answer")
    relay_poll: float = Field(default=0.25, gt=0, description="seconds between looks, idle")
    relay_check: float = Field(default=2.0, gt=0, description="seconds between looks at NATS, idle")
    relay_standby_poll: float = Field(default=1.0, gt=0, description="seconds, standing by")
    relay_lag_limit: float = Field(default=30.0, gt=0, description="seconds until not ready")
