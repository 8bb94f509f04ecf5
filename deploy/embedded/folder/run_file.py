"""`run.json`: what a script needs to use the running stack; mode 600, there only while it runs.

It holds addresses, process ids, credentials of the read-only integrator, the owner's DSN, the
public key that history is signed with, and tokens. Accounts get their tokens once the directory
is known; their names are kept in the folder.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from contracts.wire.subjects import STREAM
from deploy.embedded.folder.layout import DataFolder, private_file
from deploy.embedded.issuer import Issuer
from deploy.provision.accounts import inbox_prefix

EVENTS_TABLE = "ledger.events"
INTEGRATOR = "integrator"
DEMO_ROLES = {
    "office": "zgb-1",
    "unit": "yxb-head",
    "leader": "ld02",
    "supervisor": "ddz-1",
    "discipline": "jw-1",
    "leading_group": "ldxz-1",
    "auditor": "auditor-1",
}


@dataclass(frozen=True)
class Running:
    """What the stack knows of itself: addresses and ids of its processes by name, and secrets."""

    urls: Mapping[str, str]
    pids: Mapping[str, int | None]
    nats_url: str
    nats_password: str
    owner_dsn: str
    proof: Mapping[str, str]


class RunFile:
    """Writes, reads and removes the file of one data folder."""

    def __init__(self, folder: DataFolder) -> None:
        self._folder = folder

    def write(self, running: Running) -> None:
        """Put the file in place, readable for its owner alone."""
        issuer = Issuer(self._folder)
        tokens = {role: issuer.for_account(account) for role, account in DEMO_ROLES.items()}
        self._put(
            {
                **{name: {"url": url} for name, url in running.urls.items()},
                "nats": {
                    "url": running.nats_url,
                    "stream": STREAM,
                    "durable": INTEGRATOR,
                    "user": INTEGRATOR,
                    "password": running.nats_password,
                    "inbox_prefix": inbox_prefix(INTEGRATOR),
                },
                "postgres": {"dsn": running.owner_dsn, "events_table": EVENTS_TABLE},
                "evidence": {"dir": str(self._folder.evidence)},
                "proof": dict(running.proof),
                "tokens": tokens,
                "scim": {
                    "url": f"{running.urls['ledger']}/scim/v2",
                    "token": issuer.for_service("identity", "scim"),
                },
                "accounts": self._account_tokens(issuer),
                "pids": dict(running.pids),
            }
        )

    def read(self) -> dict[str, Any]:
        """What the file says; `{}` where no stack runs on the folder."""
        try:
            content = json.loads(self._folder.run_file.read_text())
        except (FileNotFoundError, ValueError):
            return {}
        return content if isinstance(content, dict) else {}

    def add_accounts(self, accounts: Iterable[str]) -> None:
        """Give each account a token, now and at later starts; called after a directory import."""
        known = sorted({*self._known_accounts(), *accounts})
        private_file(self._folder.accounts, json.dumps(known))
        if content := self.read():
            self._put({**content, "accounts": self._account_tokens(Issuer(self._folder))})

    def remove(self) -> None:
        """Take the file away, so that nobody believes a stopped stack to run."""
        self._folder.run_file.unlink(missing_ok=True)

    def _known_accounts(self) -> list[str]:
        if not self._folder.accounts.exists():
            return []
        return [str(account) for account in json.loads(self._folder.accounts.read_text())]

    def _account_tokens(self, issuer: Issuer) -> dict[str, str]:
        return {account: issuer.for_account(account) for account in self._known_accounts()}

    def _put(self, content: dict[str, Any]) -> None:
        private_file(self._folder.run_file, json.dumps(content, indent=2, ensure_ascii=False))
