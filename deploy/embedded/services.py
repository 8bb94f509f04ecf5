"""The table of this machine's processes: name, module, and what each is told.

Words in braces are facts of the running stack (`facts` in stack.py). Each process gets the
secrets that its own work needs and no other's.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Service:
    """A process that stays: `python -m module`, its settings, its user of NATS if it has one.

    `defaults` are settings that the stack's own environment may give otherwise.
    """

    name: str
    module: str
    settings: dict[str, str] = field(default_factory=dict)
    nats_user: str | None = None
    defaults: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Migration:
    """A step that makes or changes a service's own tables, run as their owner."""

    module: str
    owner_dsn: str


MIGRATIONS = (
    Migration("services.ledger migrate", "{owner_ledger}"),
    Migration("services.notifier migrate", "{owner_notifier}"),
    Migration("services.reporting migrate", "{owner_reporting}"),
)

SERVICES = (
    Service(
        "ledger",
        "services.ledger api",
        {
            "EVENT_STORE_DSN": "{ledger_runtime}",
            "EVIDENCE_URL": "{evidence_url}",
            "KEY_FILE": "{key_file}",
        },
    ),
    Service(
        "relay",
        "services.ledger relay",
        {"EVENT_STORE_DSN": "{ledger_relay}"},
        nats_user="relay",
    ),
    Service(
        "clock",
        "services.ledger clock",
        {
            "EVENT_STORE_DSN": "{ledger_runtime}",
            "EVIDENCE_URL": "{evidence_url}",
            "KEY_FILE": "{key_file}",
        },
    ),
    Service(
        "checkpointer",
        "services.ledger checkpointer",
        {
            "EVENT_STORE_DSN": "{ledger_checkpointer}",
            "REPORTING_ACCESS_DSN": "{checkpointer_reporting}",
            "NOTIFIER_ACCESS_DSN": "{checkpointer_notifier}",
            "SIGNING_KEY_FILE": "{signing_key_file}",
            "CHECKPOINT_DIR": "{checkpoint_dir}",
        },
        nats_user="checkpointer",
        defaults={"WITNESSES": ""},
    ),
    Service(
        "notifier",
        "services.notifier serve",
        {
            "NOTIFIER_DSN": "{notifier_runtime}",
            "LEDGER_URL": "{ledger_url}",
            "SERVICE_TOKEN": "{notifier_token}",
            "WEBHOOK_KEY": "{webhook_key}",
        },
        nats_user="notifier",
        # Without a mail server each message becomes a file that any mail program opens.
        defaults={"SMTP_URL": "{mail_url}"},
    ),
    Service(
        "reporting",
        "services.reporting serve",
        {
            "EVENT_STORE_DSN": "{reporting_reader}",
            "REPORTING_DSN": "{reporting_runtime}",
            "LEDGER_URL": "{ledger_url}",
            "SERVICE_TOKEN": "{reporting_token}",
            "CHECKPOINTER_URL": "{checkpointer_url}",
            "SIGNING_KEY_FILE": "{reporting_key_file}",
        },
        nats_user="reporting",
    ),
)
