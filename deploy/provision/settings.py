"""What provisioning is told by its environment, or by files of the secrets folder.

A missing value stops it with a message that names the setting and shows no value.
"""

from pydantic import Field, SecretStr

from chassis.settings import ServiceSettings
from deploy.provision.accounts import USERS
from deploy.provision.nats import DeliverySettings, NatsAccess
from deploy.provision.roles import ROLES


class PostgresSettings(ServiceSettings):
    """For `postgres`: the administrator's DSN and a password for each role."""

    admin_dsn: SecretStr = Field(description="the server, as a role that makes roles")
    owner_password: SecretStr
    ledger_runtime_password: SecretStr
    ledger_relay_password: SecretStr
    ledger_checkpointer_password: SecretStr
    reporting_reader_password: SecretStr
    reporting_runtime_password: SecretStr
    notifier_runtime_password: SecretStr

    def passwords(self) -> dict[str, str]:
        """The passwords by role."""
        names = {role: f"{role.removeprefix('taizhang_')}_password" for role in ROLES}
        return {role: getattr(self, name).get_secret_value() for role, name in names.items()}


class NatsSettings(ServiceSettings):
    """For `nats`: the provisioner's access, and how the durables deliver."""

    nats_url: str = Field(description="nats://host:port")
    nats_user: str = Field(default="provisioner", description="user of NATS")
    nats_provisioner_password: SecretStr
    nats_ack_wait: float = Field(default=30.0, gt=0, description="seconds until offered again")
    nats_notifier_tries: int = Field(
        default=10, ge=1, description="deliveries to the notifier before a dead letter"
    )
    nats_replicas: int = Field(default=1, ge=1, le=5, description="copies of stream and durables")

    def access(self) -> NatsAccess:
        """Address and credentials of the provisioner."""
        password = self.nats_provisioner_password.get_secret_value()
        return NatsAccess(self.nats_url, self.nats_user, password)

    def delivery(self) -> DeliverySettings:
        """How the durables deliver."""
        return DeliverySettings(self.nats_ack_wait, self.nats_notifier_tries, self.nats_replicas)


class AccountSettings(ServiceSettings):
    """For `accounts`: a password for each user of NATS."""

    nats_provisioner_password: SecretStr
    nats_relay_password: SecretStr
    nats_checkpointer_password: SecretStr
    nats_notifier_password: SecretStr
    nats_reporting_password: SecretStr
    nats_integrator_password: SecretStr

    def passwords(self) -> dict[str, str]:
        """The passwords by user."""
        names = {user.name: f"nats_{user.name}_password" for user in USERS}
        return {user: getattr(self, name).get_secret_value() for user, name in names.items()}
