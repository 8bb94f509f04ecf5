"""Processes of the product beside the measuring one, and a way to have them wait their turn."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

LIMIT = 60.0


@contextmanager
def running(
    module: str, *arguments: str, log: Path, **settings: str
) -> Iterator[subprocess.Popen[bytes]]:
    """`python -m module arguments` with these settings of its own; ended with the block."""
    told = {f"TAIZHANG_{name.upper()}": value for name, value in settings.items()}
    with log.open("wb") as output:
        process = subprocess.Popen(  # noqa: S603 - our own
            [sys.executable, "-m", module, *arguments],
            env={**os.environ, **told},
            stdout=output,
            stderr=output,
        )
    try:
        yield process
    finally:
        process.send_signal(signal.SIGCONT)
        process.terminate()
        process.wait(LIMIT)


@contextmanager
def paused(processes: Sequence[subprocess.Popen[bytes]]) -> Iterator[None]:
    """They take no share of the machine for the length of the block."""
    for each in processes:
        each.send_signal(signal.SIGSTOP)
    try:
        yield
    finally:
        for each in processes:
            each.send_signal(signal.SIGCONT)
