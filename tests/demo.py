"""One demo for the whole run: interrupted, told to its end by `demo --exit`, then left up.

The folder is the default one of its working directory, beside a link to the examples, so that
commands work as they stand in the documentation.
"""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROGRAM = Path(sys.executable).with_name("taizhang")
STAYS = "系统继续运行，按 Ctrl-C 停止。"
HALF_WAY = "10-13 14:00"
CHINESE = "zh_CN.UTF-8"
WIDTH_OF_README = "110"


def environment(lang: str = "C", columns: str = "160") -> dict[str, str]:
    """A terminal of this language and width, with the command on the path."""
    path = f"{PROGRAM.parent}{os.pathsep}{os.environ.get('PATH', '')}"
    return {**os.environ, "PATH": path, "LC_ALL": lang, "COLUMNS": columns}


def working_directory(folder: Path) -> Path:
    """A directory in which `examples/` is where the documentation says."""
    (folder / "examples").symlink_to(ROOT / "examples")
    return folder


def taizhang(
    folder: Path, *arguments: str, lang: str = "C", told: str | None = None, columns: str = "160"
) -> subprocess.CompletedProcess[str]:
    """Run the command there to its end."""
    return subprocess.run(
        [str(PROGRAM), *arguments],
        cwd=folder,
        env=environment(lang, columns),
        input=told,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


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
    )
    it = Staying(folder, process)
    threading.Thread(target=it.read, args=(awaited,), daemon=True).start()
    assert it.seen.wait(300)
    assert process.poll() is None, it.output
    return it


@dataclass(frozen=True)
class Demo:
    """The demo's working directory, and its runs: one stopped half-way, one told to the end in
    English, and a second telling, in Chinese, which stays up."""

    folder: Path
    stopped: Staying
    first: subprocess.CompletedProcess[str]
    second: Staying

    def taizhang(
        self, *arguments: str, lang: str = "C", told: str | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run a command beside it."""
        return taizhang(self.folder, *arguments, lang=lang, told=told)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """The demo, up after its second start."""
    folder = working_directory(tmp_path_factory.mktemp("demo"))
    stopped = staying(folder, HALF_WAY, "demo")
    assert stopped.stop() == 0
    first = taizhang(folder, "demo", "--exit", columns=WIDTH_OF_README)
    assert first.returncode == 0, first.stdout + first.stderr
    second = staying(folder, STAYS, "demo", lang=CHINESE)
    yield Demo(folder, stopped, first, second)
    assert second.stop() == 0
