"""Ends what an earlier holder of the same folder left running.

A process is known by its number and by a mark in its command line, so that a number that
meanwhile belongs to a stranger is left alone.
"""

import contextlib
import signal
from pathlib import Path

import psutil  # type: ignore[import-untyped]

from deploy.embedded.processes.child import process_tree

PATIENCE_SECONDS = 15.0


def end_leftover(pid: int, mark: str, number: signal.Signals = signal.SIGTERM) -> None:
    """Ask the process to end if `mark` stands in its command line; after a while insist."""
    with contextlib.suppress(psutil.Error):
        found = psutil.Process(pid)
        if any(mark in word for word in found.cmdline()):
            end_tree(found, number)


def end_noted(pid_file: Path, mark: str, number: signal.Signals) -> None:
    """End the process whose number stands first in `pid_file`, and drop the file."""
    with contextlib.suppress(OSError, ValueError, IndexError):
        end_leftover(int(pid_file.read_text().split()[0]), mark, number)
    pid_file.unlink(missing_ok=True)


def end_tree(top: psutil.Process, number: signal.Signals) -> None:
    """Ask a process to end; what is left of its tree after a while is killed."""
    tree = process_tree(top.pid)
    with contextlib.suppress(psutil.Error):
        top.resume()
        top.send_signal(number)
    _, alive = psutil.wait_procs(tree, PATIENCE_SECONDS)
    for straggler in alive:
        with contextlib.suppress(psutil.Error):
            straggler.kill()
    psutil.wait_procs(alive, PATIENCE_SECONDS)
