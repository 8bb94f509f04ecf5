"""One demo for the whole run: interrupted, told to its end by `demo --exit`, then left up.

The folder is the default one of its working directory, beside links to examples and
documents, so that commands work as they stand in the documentation.
"""

import signal
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.command import PROGRAM, WIDTH, environment, typed

ROOT = Path(__file__).parents[1]
STAYS = "系统继续运行，按 Ctrl-C 停止。"
HALF_WAY = "10-13 14:00"
CHINESE = "zh_CN.UTF-8"
WIDTH_OF_README = "110"
DATA = ".taizhang"


def working_directory(folder: Path) -> Path:
    """A directory in which `examples/` and `docs/` are where the documentation says."""
    for name in ("examples", "docs"):
        (folder / name).symlink_to(ROOT / name)
    return folder


def started(
    folder: Path, *arguments: str, columns: str = WIDTH
) -> subprocess.CompletedProcess[str]:
    """The command as a process of its own, to its end: what it starts writes beside it."""
    return subprocess.run(
        [str(PROGRAM), *arguments],
        cwd=folder,
        env=environment(columns=columns),
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def copied(data: Path, copy: Path) -> None:
    """Copy a data folder at rest, owners included: the servers' files may be another account's."""
    subprocess.run(["cp", "-a", data, copy], check=True, timeout=60)


def hear_the_terminal() -> None:
    """Be as a command that a person typed, also where this run is to outlive its terminal."""
    for number in (signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


@dataclass
class Staying:
    """A command that stays up: what it has printed, and how it is ended."""

    folder: Path
    process: subprocess.Popen[str]
    lines: list[str] = field(default_factory=list)
    seen: threading.Event = field(default_factory=threading.Event)

    @property
    def output(self) -> str:
        """All it has printed."""
        return "".join(self.lines)

    def read(self, awaited: str) -> None:
        """Read to the end; tell once the awaited words have come, or nothing will come any more."""
        for line in self.process.stdout or ():
            self.lines.append(line)
            if awaited in line:
                self.seen.set()
        self.seen.set()

    def stop(self) -> int:
        """Ctrl-C; the exit status."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        return self.process.wait(120)


def staying(folder: Path, awaited: str, *arguments: str, lang: str = "C") -> Staying:
    """Start a command that stays, and return once it has said the awaited words."""
    process = subprocess.Popen(
        [str(PROGRAM), *arguments],
        cwd=folder,
        env=environment(lang, WIDTH_OF_README),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        preexec_fn=hear_the_terminal,  # noqa: PLW1509 - starts no thread and takes no lock
    )
    it = Staying(folder, process)
    threading.Thread(target=it.read, args=(awaited,), daemon=True).start()
    assert it.seen.wait(300)
    assert process.poll() is None, it.output
    return it


@dataclass(frozen=True)
class Demo:
    """The demo's working directory, and its runs: one stopped half-way, one told to the end in
    English, and a second telling, in Chinese, which stays up. `told` is a copy of its data from
    before the last, for who would change them."""

    folder: Path
    told: Path
    stopped: Staying
    first: subprocess.CompletedProcess[str]
    second: Staying

    def taizhang(self, *arguments: str, lang: str = "C") -> subprocess.CompletedProcess[str]:
        """Type a command beside it."""
        return typed(self.folder, *arguments, lang=lang)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """The demo, up after its second start."""
    folder = working_directory(tmp_path_factory.mktemp("demo"))
    stopped = staying(folder, HALF_WAY, "demo")
    assert stopped.stop() == 0
    first = started(folder, "demo", "--exit", columns=WIDTH_OF_README)
    assert first.returncode == 0, first.stdout + first.stderr
    told = tmp_path_factory.mktemp("told")
    copied(folder / DATA, told / DATA)
    second = staying(folder, STAYS, "demo", lang=CHINESE)
    yield Demo(folder, told, stopped, first, second)
    assert second.stop() == 0
