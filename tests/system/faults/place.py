"""Everything that one ledger consists of, and copies of it: databases, and a folder of files."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from chassis.signing.key_file import SigningKeyFile
from contracts.proofs.keys import VerifierKey
from deploy.provision.roles import LEDGER, REPORTING
from tests.servers import TestDatabases


@dataclass(frozen=True)
class Place:
    """A ledger at rest: the owner's DSNs of its two databases, and its folder."""

    databases: TestDatabases
    ledger: str
    reporting: str
    folder: Path

    @property
    def evidence(self) -> Path:
        """The store of files."""
        return self.folder / "evidence"

    @property
    def checkpoint(self) -> Path:
        """The checkpointer's own file of its last checkpoint."""
        return self.folder / "checkpoints" / "events.checkpoint"

    @property
    def keys(self) -> SigningKeyFile:
        """The log's key."""
        return SigningKeyFile(self.folder / "signing_key")

    @property
    def reporting_key(self) -> Path:
        """The key that attests the read model."""
        return self.folder / "reporting_key"

    @property
    def witness_key(self) -> VerifierKey:
        """The public key of the witness."""
        return SigningKeyFile(self.folder / "witness_key").cosigner().key

    def role(self, name: str) -> str:
        """The DSN of a role on the ledger's database."""
        return self.databases.as_role(self.ledger, name)

    def reports(self, name: str) -> str:
        """The DSN of a role on reporting's database."""
        return self.databases.as_role(self.reporting, name)

    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """What the owner reads in the ledger's database."""
        with psycopg.connect(self.ledger) as owner:
            return owner.execute(query.encode(), values or None).fetchall()

    def run(self, statement: str, *values: object, of: str | None = None) -> None:
        """What the owner does to a database; the ledger's unless another DSN is given."""
        with psycopg.connect(of or self.ledger) as owner:
            owner.execute(statement.encode(), values or None)

    def copied(self, folder: Path, files: Path | None = None) -> "Place":
        """The same once more, with other files if given; nobody may be connected to this one."""
        shutil.copytree(files or self.folder, folder)
        return Place(
            self.databases,
            self.databases.copied(self.ledger, LEDGER),
            self.databases.copied(self.reporting, REPORTING),
            folder,
        )
