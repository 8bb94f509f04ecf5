"""`taizhang down`: stops the system that runs on a data folder.

Returns once the folder is free again; status 0 also where nothing ran.
"""

import contextlib
import os
import signal
import time

import typer

from deploy.embedded.cli.failures import CommandError
from deploy.embedded.cli.options import DEFAULT_DATA, Data, Speaking
from deploy.embedded.cli.speech.tongue import Tongue
from deploy.embedded.cli.words import say
from deploy.embedded.folder.layout import DataFolder

PATIENCE_SECONDS = 120.0


def down(data: Data = DEFAULT_DATA, lang: Speaking = None) -> None:
    """停止正在运行的系统，数据保留。 Stop the running system; its data stay.

    例 Example: taizhang down --data ./mine
    """
    folder, chinese = DataFolder(data), Tongue(lang).chinese
    pid = folder.holder()
    if pid is None:
        typer.echo(say("not_running", folder.root, chinese))
        return
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGTERM)
    deadline = time.monotonic() + PATIENCE_SECONDS
    while folder.in_use():
        if time.monotonic() > deadline:
            raise CommandError(say("does_not_stop", pid, chinese))
        time.sleep(0.1)
    typer.echo(say("stopped", folder.root, chinese))
