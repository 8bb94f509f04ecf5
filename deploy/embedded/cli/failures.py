"""Errors that a person can mend, told in one line instead of a trace."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from chassis.clock import ClockError
from deploy.embedded.cli.words import say
from deploy.embedded.clock import StackBehindError
from deploy.embedded.folder.layout import FolderInUseError
from deploy.embedded.processes.child import StepFailedError
from deploy.embedded.processes.service import ServiceDidNotStartError
from deploy.embedded.servers.resident import ServerDidNotStartError


class CommandError(RuntimeError):
    """A command cannot do what was asked; the text says why and what would help."""


FAILURES: dict[type[Exception], str] = {
    FolderInUseError: "folder_in_use",
    ServerDidNotStartError: "did_not_start",
    ServiceDidNotStartError: "did_not_start",
    StepFailedError: "step_failed",
    StackBehindError: "behind",
    ClockError: "clock",
    CommandError: "plain",
}


@contextmanager
def explained(output: TextIO) -> Iterator[None]:
    """Turn an expected error into its sentence and status 1."""
    try:
        yield
    except tuple(FAILURES) as error:
        key = next(word for kind, word in FAILURES.items() if isinstance(error, kind))
        output.write(say(key, subject=error) + "\n")
        sys.exit(1)
