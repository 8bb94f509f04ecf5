"""Under which account a server runs that refuses to run as root.

A user namespace is tried first: inside it the process is an unprivileged account, outside it
keeps the rights of whoever started it, so that a folder only root can enter still works. Where
namespaces are forbidden, root hands the process to an unprivileged account. Nothing else is
left: an error says so.
"""

import os
import pwd
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

LAUNCHER = Path(__file__).with_name("launch.py")


@dataclass(frozen=True)
class Account:
    """How a process gets its identity; `uid` and `gid` are what it sees as its own."""

    way: Literal["same", "namespace", "setuid"]
    uid: int
    gid: int

    @property
    def owner(self) -> tuple[int, int]:
        """The user and group that own its files, seen from outside."""
        if self.way == "setuid":
            return self.uid, self.gid
        return os.geteuid(), os.getegid()

    def wrap(self, command: list[str], parent: int, stop_signal: int) -> list[str]:
        """The command line that becomes `command` under this account, tied to `parent`."""
        ids = [str(number) for number in (parent, stop_signal)]
        who = [self.way, str(self.uid), str(self.gid)]
        return [sys.executable, "-I", "-S", str(LAUNCHER), *ids, *who, *command]


def own_account() -> Account:
    """The account of this very process."""
    return Account("same", os.geteuid(), os.getegid())


def unprivileged() -> tuple[int, int]:
    """User and group id of an account without rights.

    It must have a line in the password file, since initdb asks for its name.
    """
    entries = {entry.pw_name: entry for entry in pwd.getpwall() if entry.pw_uid != 0}
    if not entries:
        raise RuntimeError("this machine has no account but root; Postgres needs another one")
    entry = entries.get("nobody") or next(iter(entries.values()))
    return entry.pw_uid, entry.pw_gid


def namespaces_work(account: Account) -> bool:
    """Whether this kernel and container let us enter a user namespace."""
    probe = account.wrap([sys.executable, "-I", "-S", "-c", ""], os.getpid(), 15)
    return subprocess.run(probe, capture_output=True, check=False).returncode == 0


def has_a_name() -> bool:
    """Whether the password file knows the account that we run as."""
    try:
        return bool(pwd.getpwuid(os.geteuid()))
    except KeyError:
        return False


@cache
def account_without_root() -> Account:
    """The account for a server that refuses root; our own wherever that is not root.

    Raises RuntimeError where none of the three ways is open.
    """
    if os.geteuid() != 0 and has_a_name():
        return own_account()
    inside = Account("namespace", *unprivileged())
    if sys.platform == "linux" and namespaces_work(inside):
        return inside
    if os.geteuid() == 0:
        return Account("setuid", *unprivileged())
    raise RuntimeError(
        f"user {os.geteuid()} has no line in the password file and may not enter a user namespace; "
        "run as an account with a name"
    )
