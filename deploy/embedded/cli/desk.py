"""What a command about the ledger works with: the running stack, its language, its paper.

Refusals and silence of services become one line, in the language asked for, and status 1.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from deploy.embedded.cli.failures import CommandError
from deploy.embedded.cli.speech.tongue import Lang, Tongue
from deploy.embedded.client.refused import RefusedError, UnreachableError
from deploy.embedded.client.stack import NothingRunsError, StackClient
from deploy.embedded.folder.layout import DataFolder

UNBROKEN = frozenset({"position", "time", "task", "status", "deadline", "event"})


class Desk:
    """The running stack of a folder, as one command uses it."""

    def __init__(self, data: Path, tongue: Tongue) -> None:
        self.folder = DataFolder(data)
        self.client = StackClient(self.folder, tongue.language)
        self.tongue = tongue
        self.paper = Console(highlight=False)

    def table(self, *columns: str, title: str | None = None) -> Table:
        """A table with these headings (keys of sentences); long words go on in the next line."""
        table = Table(title=title and escape(title), box=SIMPLE_HEAD, title_justify="left")
        table.pad_edge = False
        for key in columns:
            table.add_column(self.tongue.say(key), overflow="fold", no_wrap=key in UNBROKEN)
        return table


@contextmanager
def desk(data: Path, lang: Lang | None) -> Iterator[Desk]:
    """Work at a desk; raises CommandError for what a person can mend."""
    tongue = Tongue(lang)
    with in_words(tongue):
        yield Desk(data, tongue)


@contextmanager
def in_words(tongue: Tongue) -> Iterator[None]:
    """Turn what services refuse into a CommandError."""
    try:
        yield
    except NothingRunsError as error:
        raise CommandError(tongue.say("nothing_runs", folder=error)) from None
    except UnreachableError as error:
        raise CommandError(tongue.say("unreachable", what=error)) from None
    except RefusedError as error:
        raise CommandError(tongue.refusal(error.code, error.said)) from None
