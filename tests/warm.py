"""The `taizhang` command, warm: every start of it is a fork of one process that has it imported.

A start takes a second of CPU, all of it imports, and pages start it a hundred times. What is typed
is a process of its own all the same, with the files, folder and environment that the shell gives.
"""

import json
import os
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.command import status_of_main

ROOT = Path(__file__).parents[1]
LARGEST_REQUEST = 200_000
# Stands in the place of the command: hands over what the shell gave it, and ends as the fork does.
STAND_IN = """\
#!{python} -IS
import json, os, socket, sys
with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as warm:
    warm.connect({address!r})
    request = json.dumps([sys.argv, os.getcwd(), dict(os.environ)])
    socket.send_fds(warm, [request.encode()], [0, 1, 2])
    status = warm.recv(1)
sys.exit(status[0] if status else 1)
"""


@contextmanager
def warm_command() -> Iterator[Path]:
    """The folder to be put first in a shell's path, with the command in it."""
    with TemporaryDirectory() as name:
        address = f"{name}/socket"
        stand_in = Path(name, "taizhang")
        stand_in.write_text(STAND_IN.format(python=sys.executable, address=address))
        stand_in.chmod(0o700)
        with _serving(address):
            yield stand_in.parent


def _serving(address: str) -> subprocess.Popen[bytes]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as listening:
        listening.bind(address)
        listening.listen()
        return subprocess.Popen(
            [sys.executable, "-c", f"from {__name__} import serve; serve({listening.fileno()})"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            pass_fds=[listening.fileno()],
        )


def serve(listener: int) -> None:
    """Fork for each start; ends with its standard input, so that no killed run leaves it behind."""
    listening = socket.socket(fileno=listener)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for the forks
    while sys.stdin not in select.select([listening, sys.stdin], [], [])[0]:
        asked, _ = listening.accept()
        with asked:
            if os.fork() == 0:
                listening.close()
                answer(asked)


def answer(asked: socket.socket) -> None:
    """Be the command as it was typed, and tell how it ended; by an error, it tells nothing."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    request, files, _, _ = socket.recv_fds(asked, LARGEST_REQUEST, 3)
    for standard, given in enumerate(files):
        os.dup2(given, standard)
        os.close(given)
    sys.argv, folder, environment = json.loads(request)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    status = status_of_main()
    sys.stdout.flush()
    asked.send(bytes([status]))
    os._exit(status)
