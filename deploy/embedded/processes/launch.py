"""Becomes a command: under the account asked for, and ending when its parent ends.

Run as `python -I -S launch.py PARENT SIGNAL WAY UID GID COMMAND…`; standard library only. On
Linux the kernel sends SIGNAL when the parent's starting thread ends, however it ended; elsewhere
the next start finds what was left over. Any failure ends it before the command has begun.
"""

import ctypes
import os
import sys
from pathlib import Path

PR_SET_PDEATHSIG = 1
CLONE_NEWUSER = 0x10000000


def enter_user_namespace(uid: int, gid: int) -> None:
    """Show this process's own account as `uid` and `gid`; file rights stay those of the account."""
    outer_uid, outer_gid = os.geteuid(), os.getegid()
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(CLONE_NEWUSER) != 0:
        raise OSError(ctypes.get_errno(), "user namespaces are not allowed here")
    # The kernel takes a group map from an unprivileged process only once setgroups is denied.
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{uid} {outer_uid} 1")
    Path("/proc/self/gid_map").write_text(f"{gid} {outer_gid} 1")


def become(uid: int, gid: int) -> None:
    """Drop from root to an account, for good."""
    os.setgroups([])
    os.setgid(gid)
    os.setuid(uid)


def end_with_parent(parent: int, signal_number: int) -> None:
    """Ask for `signal_number` at the parent's end; exit at once where it has ended already."""
    if sys.platform == "linux":
        # After the change of account: the kernel forgets the wish when credentials change.
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal_number)
    if os.getppid() != parent:
        sys.exit("the process that wanted this one has ended")


def main(argv: list[str]) -> None:
    """Take the account on, tie the knot, and turn into the command."""
    parent, signal_number, way, uid, gid, *command = argv
    if way == "namespace":
        enter_user_namespace(int(uid), int(gid))
    elif way == "setuid":
        become(int(uid), int(gid))
    end_with_parent(int(parent), int(signal_number))
    os.execv(command[0], command)  # noqa: S606 - the point of this file; no shell is wanted


if __name__ == "__main__":
    main(sys.argv[1:])
