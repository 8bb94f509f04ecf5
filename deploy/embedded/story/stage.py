"""Where the story is played: a running stack whose clock can be moved.

Moving the clock waits until everybody has seen what happened before, so that each notification and
each passed deadline belongs to its day.
"""

from datetime import datetime
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo

from chassis.clock import SettableClock
from deploy.embedded.client.ledger import LedgerClient
from deploy.embedded.client.stack import StackClient
from deploy.embedded.clock import move_clock, unswept, wait_for
from deploy.embedded.stack import Stack
from deploy.embedded.story.examples import DIRECTORY

OFFICE = "office"
PATIENCE_SECONDS = 60.0
SHANGHAI = ZoneInfo("Asia/Shanghai")


class Stage(Protocol):
    """What the play needs of the place where it is given."""

    def ledger(self, account: str) -> LedgerClient:
        """The ledger, for one person."""
        ...

    def operator(self) -> LedgerClient:
        """The ledger, for the operator of an empty store."""
        ...

    def move_clock(self, moment: datetime) -> None:
        """Let it be `moment`; does nothing where it is later already."""
        ...

    def brought_in(self, file: Path) -> None:
        """Told of each workbook that is in the store, also where it was before."""
        ...


class StackStage:
    """The stage on a stack of this process."""

    def __init__(self, stack: Stack, client: StackClient) -> None:
        self._stack = stack
        self._client = client
        self.ledger = client.ledger

    def operator(self) -> LedgerClient:
        """The operator; where people are already, the office in its place."""
        return self.ledger(OFFICE) if self._client.accounts() else self._client.operator()

    def move_clock(self, moment: datetime) -> None:
        """Move it, unless an earlier visit came further.

        A sweep after the last act comes first: what is overdue at once is still of that day.
        """
        now = SettableClock(self._stack.clock_file).now()
        if now < moment:
            wait_for(lambda: unswept(self._stack.endpoints, now), PATIENCE_SECONDS)
            move_clock(self._stack, moment)

    def brought_in(self, file: Path) -> None:
        """Give the people of the directory their tokens."""
        if file.name == DIRECTORY:
            self._stack.run_file.add_accounts(self._client.accounts())
