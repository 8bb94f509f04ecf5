"""Where a server's files may lie, for an account that cannot go everywhere.

Only a process handed to another account by root needs this: what that account cannot reach is
put into a folder of its own under /var/lib. No mode of an existing folder is ever widened.
"""

import hashlib
import os
import shutil
import stat
from pathlib import Path

from deploy.embedded.processes.account import Account

SHELTER = Path("/var/lib/taizhang-embedded")


def may_enter(folder: Path, uid: int, gid: int) -> bool:
    """Whether the account may pass through this one folder."""
    state = folder.stat()
    if state.st_uid == uid:
        return bool(state.st_mode & stat.S_IXUSR)
    if state.st_gid == gid:
        return bool(state.st_mode & stat.S_IXGRP)
    return bool(state.st_mode & stat.S_IXOTH)


def reachable(path: Path, account: Account) -> bool:
    """Whether the account gets to `path` through all folders above it."""
    uid, gid = account.owner
    return all(may_enter(folder, uid, gid) for folder in path.resolve().parents)


def shelter_for(path: Path, shelter: Path) -> Path:
    """A folder that every account can reach, always the same one for `path`."""
    shelter.mkdir(parents=True, exist_ok=True, mode=0o755)
    name = hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:16]
    return shelter / f"{path.name}-{name}"


def give(path: Path, account: Account) -> None:
    """Make the account the owner of a folder and all in it, where it is not yet."""
    owner = account.owner
    if os.geteuid() != 0 or path.stat().st_uid == owner[0]:
        return
    for folder, _, files in os.walk(path):
        for name in (folder, *(str(Path(folder, file)) for file in files)):
            os.chown(name, *owner, follow_symlinks=False)


def place_data(wanted: Path, account: Account, shelter: Path) -> Path:
    """The account's folder for data: `wanted`, or a sheltered one that `wanted` links to."""
    if account.way != "setuid" or wanted.is_symlink() or reachable(wanted, account):
        wanted.mkdir(parents=True, exist_ok=True, mode=0o700)
        give(wanted.resolve(), account)
        return wanted.resolve()
    elsewhere = shelter_for(wanted, shelter)
    if wanted.exists():
        shutil.move(wanted, elsewhere)
    elsewhere.mkdir(exist_ok=True, mode=0o700)
    wanted.symlink_to(elsewhere)
    give(elsewhere, account)
    return elsewhere


def place_programs(installed: Path, account: Account, shelter: Path) -> Path:
    """A folder of programs that the account can run: `installed`, or a copy of it."""
    if account.way != "setuid" or reachable(installed / "bin" / "postgres", account):
        return installed
    copy = shelter_for(installed, shelter)
    if not copy.exists():
        partial = copy.with_name(copy.name + ".partial")
        shutil.rmtree(partial, ignore_errors=True)
        shutil.copytree(installed, partial, symlinks=True)
        partial.rename(copy)
    return copy
