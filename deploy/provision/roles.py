"""The roles and databases of the system, and who may do what to which database.

One owner makes tables; each process connects as a role that can only do its work. Rights on
single tables are given by each service's `migrate`.
"""

from dataclasses import dataclass

OWNER = "taizhang_owner"
LEDGER, REPORTING, NOTIFIER = "taizhang_ledger", "taizhang_reporting", "taizhang_notifier"


@dataclass(frozen=True)
class Database:
    """A database: who may connect, whose data it holds, and whether that role makes schemas."""

    name: str
    visitors: tuple[str, ...] = ()
    worker: str | None = None
    worker_makes_schemas: bool = False

    @property
    def connecting(self) -> tuple[str, ...]:
        """All roles that may connect, the owner aside."""
        return (*self.visitors, *([self.worker] if self.worker else []))


DATABASES = (
    Database(
        LEDGER,
        visitors=("ledger_runtime", "ledger_relay", "ledger_checkpointer", "reporting_reader"),
    ),
    # A rebuild of the read models makes a new schema beside the live one. The checkpointer proves
    # each service's access log, and may read nothing else there.
    Database(
        REPORTING,
        visitors=("ledger_checkpointer",),
        worker="reporting_runtime",
        worker_makes_schemas=True,
    ),
    Database(NOTIFIER, visitors=("ledger_checkpointer",), worker="notifier_runtime"),
)

ROLES = (
    OWNER,
    *dict.fromkeys(role for database in DATABASES for role in database.connecting),
)
