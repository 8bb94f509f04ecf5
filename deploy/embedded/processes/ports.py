"""Loopback ports that stay the same between starts.

Ports are taken below the range that systems hand to outgoing connections, so that a port just
given up for a restart is not taken by a client meanwhile. A remembered port that somebody else
holds is replaced by another. A server listens seconds after its port was chosen: until this
process ends no other one chooses the same, where the system can tell them (Linux).
"""

import secrets
import socket
import sys
from pathlib import Path

LOOPBACK = "127.0.0.1"
LOWEST, HIGHEST = 15_000, 32_000
_claims: dict[int, socket.socket] = {}
"""Ports that this process has chosen; the system frees what holds them when it ends."""


def is_free(port: int) -> bool:
    """Whether a server could listen on the port now."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            return False
    return True


def free_port() -> int:
    """A port nobody listens on nor has chosen, taken at random."""
    for _ in range(200):
        port = LOWEST + secrets.randbelow(HIGHEST - LOWEST)
        if is_free(port) and port not in _claims and _claimed(port):
            return port
    raise RuntimeError(f"no free port between {LOWEST} and {HIGHEST}")


def _claimed(port: int) -> bool:
    """Whether it is this process's now: by a name in the system, which only one can bear."""
    if sys.platform != "linux":
        return True
    claim = socket.socket(socket.AF_UNIX)
    try:
        claim.bind(f"\0taizhang port {port}")
    except OSError:
        claim.close()
        return False
    _claims[port] = claim
    return True


def remembered_port(file: Path) -> int:
    """The port noted in `file` while it is free; else a new one, noted there."""
    text = file.read_text().strip() if file.exists() else ""
    if text.isdigit() and is_free(int(text)):
        return int(text)
    port = free_port()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"{port}\n")
    return port
