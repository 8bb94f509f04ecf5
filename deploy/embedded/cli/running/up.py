"""`taizhang up`: starts everything and stays until asked to stop.

Ctrl-C, SIGTERM and a closed terminal all stop it in good order, with status 0.
"""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from deploy.embedded.bootstrap import Plan
from deploy.embedded.cli.options import DEFAULT_DATA, Data, Speaking
from deploy.embedded.cli.speech.tongue import Tongue
from deploy.embedded.cli.words import say
from deploy.embedded.stack import Stack

# 08:00 in Shanghai on the day of the source report, before the working day's first event.
DEMO_START = datetime(2021, 9, 18, 0, 0, tzinfo=UTC)
STOPPING_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def up(
    data: Data = DEFAULT_DATA,
    demo: Annotated[
        bool, typer.Option("--demo", help="时钟从 2021-09-18 开始。 The clock starts in 2021.")
    ] = False,
    lang: Speaking = None,
) -> None:
    """在本机启动整套系统，直到 Ctrl-C。 Start everything on this machine until Ctrl-C.

    写入 DIR/run.json（地址、凭据、令牌）。 Writes DIR/run.json (addresses, credentials, tokens).

    例 Example: taizhang up --data ./mine
    """
    stay_up(data, DEMO_START if demo else None, chinese=Tongue(lang).chinese)


def stay_up(
    data: Path,
    start_at: datetime | None,
    plan: Plan | None = None,
    chinese: bool | None = None,
) -> None:
    """Run a stack until a signal stops it."""
    console = Console(highlight=False)
    with stopped_by_signal(), running(data, console, start_at, plan, chinese) as stack:
        console.print(say("up", stack.folder.root, chinese))
        for name in stack.plan.public:
            console.print(f"  {say(name, chinese=chinese)}  {stack.endpoints[name]}")
        threading.Event().wait()
    console.print(say("stopped", data.resolve(), chinese))


@contextmanager
def running(
    data: Path,
    console: Console,
    start_at: datetime | None = None,
    plan: Plan | None = None,
    chinese: bool | None = None,
) -> Iterator[Stack]:
    """A running stack that tells its progress."""

    def report(step: str, subject: str) -> None:
        console.print(say(step, subject, chinese), style="dim", markup=False)

    stack = Stack(data, report, plan)
    with stack.running(start_at):
        yield stack


@contextmanager
def stopped_by_signal() -> Iterator[None]:
    """End the block quietly at Ctrl-C, SIGTERM or SIGHUP, once its own cleaning up is done."""
    for number in STOPPING_SIGNALS:
        # What was started to outlive its terminal stays deaf to the terminal's end.
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, interrupt)
    with suppress(KeyboardInterrupt):
        yield


def interrupt(number: int, _: object) -> None:
    """Treat the signal as Ctrl-C, the first time; cleaning up is then left in peace."""
    for each in STOPPING_SIGNALS:
        signal.signal(each, signal.SIG_IGN)
    raise KeyboardInterrupt(number)
