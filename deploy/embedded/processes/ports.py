"""Loopback ports that stay the same between starts.

Ports are taken below the range that systems hand to outgoing connections, so that a port just
given up for a restart is not taken by a client meanwhile. A remembered port that somebody else
holds is replaced by another.
"""

import secrets
import socket
from pathlib import Path

LOOPBACK = "127.0.0.1"
LOWEST, HIGHEST = 15_000, 32_000


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
    """A port nobody listens on, chosen at random."""
    for _ in range(200):
        port = LOWEST + secrets.randbelow(HIGHEST - LOWEST)
        if is_free(port):
            return port
    raise RuntimeError(f"no free port between {LOWEST} and {HIGHEST}")


def remembered_port(file: Path) -> int:
    """The port noted in `file` while it is free; else a new one, noted there."""
    text = file.read_text().strip() if file.exists() else ""
    if text.isdigit() and is_free(int(text)):
        return int(text)
    port = free_port()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"{port}\n")
    return port
