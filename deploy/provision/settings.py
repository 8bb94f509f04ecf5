"""What provisioning is told by its environment, or by files of the secrets folder.

The only module here that reads the environment. A missing value is an error that names it.
"""

import os

from pydantic import AliasChoices, Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from deploy.provision.accounts import USERS
from deploy.provision.nats import DeliverySettings, NatsAccess
from deploy.provision.roles import ROLES

PREFIX = "TAIZHANG_"


def secrets_folder() -> str | None:
    """The folder of secret files, where TAIZHANG_SECRETS_DIR names one."""
    return os.environ.get(f"{PREFIX}SECRETS_DIR")


class PostgresSettings(BaseSettings):
    """For `postgres`: the administrator's DSN and a password for each role."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="ignore")

    admin_dsn: str
    owner_password: str
    ledger_runtime_password: str
    ledger_relay_password: str
    reporting_reader_password: str
    reporting_runtime_password: str
    notifier_runtime_password: str

    def passwords(self) -> dict[str, str]:
        """The passwords by role."""
        values = self.model_dump()
        return {role: values[f"{role.removeprefix('taizhang_')}_password"] for role in ROLES}


class NatsSettings(BaseSettings):
    """For `nats`: the provisioner's access, and how the durables deliver."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="ignore")

    nats_url: str
    nats_user: str = "provisioner"
    nats_password: str = Field(
        validation_alias=AliasChoices(
            f"{PREFIX}NATS_PASSWORD", f"{PREFIX}NATS_PROVISIONER_PASSWORD"
        )
    )
    nats_ack_wait: float = 30.0
    nats_notifier_tries: int = 10
    nats_replicas: int = 1

    def access(self) -> NatsAccess:
        """Address and credentials of the provisioner."""
        return NatsAccess(self.nats_url, self.nats_user, self.nats_password)

    def delivery(self) -> DeliverySettings:
        """How the durables deliver."""
        return DeliverySettings(self.nats_ack_wait, self.nats_notifier_tries, self.nats_replicas)


class AccountSettings(BaseSettings):
    """For `accounts`: a password for each user of NATS."""

    model_config = SettingsConfigDict(env_prefix=f"{PREFIX}NATS_", extra="ignore")

    provisioner_password: str
    relay_password: str
    notifier_password: str
    reporting_password: str
    integrator_password: str

    def passwords(self) -> dict[str, str]:
        """The passwords by user."""
        values = self.model_dump()
        return {user.name: values[f"{user.name}_password"] for user in USERS}
