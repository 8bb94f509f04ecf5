"""The `taizhang` command inside the test's process: a start of its own takes a second of CPU.

What stays up, what signals end and what documentation shows is started as a process elsewhere.
"""

import os
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from subprocess import CompletedProcess
from unittest.mock import patch

from deploy.embedded.cli.main import main

PROGRAM = Path(sys.executable).with_name("taizhang")
WIDTH = "160"


def environment(lang: str = "C", columns: str = WIDTH) -> dict[str, str]:
    """A terminal of this language and width, with the command on the path."""
    path = f"{PROGRAM.parent}{os.pathsep}{os.environ.get('PATH', '')}"
    return {**os.environ, "PATH": path, "LC_ALL": lang, "COLUMNS": columns}


def typed(
    folder: Path, *arguments: str, lang: str = "C", told: str = "", columns: str = WIDTH
) -> CompletedProcess[str]:
    """What the command says and how it ends, typed in this folder; `told` is what it can read."""
    output, errors = StringIO(), StringIO()
    command = [str(PROGRAM), *arguments]
    with (
        chdir(folder),
        patch.dict(os.environ, environment(lang, columns)),
        patch.multiple(sys, argv=command, stdin=StringIO(told)),
        redirect_stdout(output),
        redirect_stderr(errors),
    ):
        status = status_of_main()
    return CompletedProcess(command, status, output.getvalue(), errors.getvalue())


def status_of_main() -> int:
    """Be the command in this process; how it ends."""
    try:
        main()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0
