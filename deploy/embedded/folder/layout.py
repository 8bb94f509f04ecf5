"""The data folder: what lies where, its secrets, and that one stack at a time holds it.

Secrets are made once, at random, in files of mode 600 in a folder of mode 700. The lock ends
with the process that holds it, however that ends.
"""

import fcntl
import os
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


class FolderInUseError(RuntimeError):
    """Another stack holds the data folder; stop it first, or name another folder."""


def private_file(path: Path, text: str) -> None:
    """Write a file of mode 600 in one step: a reader sees the old content or the new."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(text)
    draft.replace(path)


class DataFolder:
    """Paths below one folder; `create` makes what is missing."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self.postgres = self.root / "postgres"
        self.nats = self.root / "nats"
        self.evidence = self.root / "evidence"
        self.mail = self.root / "mail"
        self.secrets = self.root / "secrets"
        self.checkpoints = self.root / "checkpoints"
        self.logs = self.root / "logs"
        self.ports = self.root / "ports"
        self.clock = self.root / "clock.json"
        self.run_file = self.root / "run.json"
        self.accounts = self.root / "accounts.json"
        self.lock = self.root / "lock"

    def create(self) -> None:
        """Make the folders; those below for their owner alone."""
        self.root.mkdir(parents=True, exist_ok=True)
        private = (self.evidence, self.mail, self.secrets, self.checkpoints, self.logs, self.ports)
        for folder in private:
            folder.mkdir(exist_ok=True, mode=0o700)

    def secret(self, name: str, make: Callable[[], str] = lambda: secrets.token_urlsafe(24)) -> str:
        """The secret of this name, made at the first call."""
        file = self.secrets / name
        if not file.exists():
            private_file(file, make())
        return file.read_text()

    def log(self, name: str) -> Path:
        """The log of a process."""
        return self.logs / f"{name}.log"

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the folder; raises FolderInUseError where another stack does."""
        self.create()
        with self.lock.open("a") as lock:
            if not taken(lock, fcntl.LOCK_EX):
                raise FolderInUseError(str(self.root))
            lock.truncate(0)
            lock.write(str(os.getpid()))
            lock.flush()
            yield

    def in_use(self) -> bool:
        """Whether a stack holds the folder now."""
        if not self.lock.exists():
            return False
        with self.lock.open() as lock:
            return not taken(lock, fcntl.LOCK_SH, tries=1)

    def holder(self) -> int | None:
        """The process id of the stack that holds the folder, from the first moment of its start."""
        text = self.lock.read_text() if self.in_use() else ""
        return int(text) if text.isdigit() else None

    def port_file(self, name: str) -> Path:
        """Where the port of a service is remembered."""
        return self.ports / name


def taken(lock: IO[str], kind: int, tries: int = 10) -> bool:
    """Try to lock a file; more than once, since a look by `in_use` holds it for a moment."""
    for _ in range(tries):
        try:
            fcntl.flock(lock, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(0.02)
        else:
            return True
    return False
