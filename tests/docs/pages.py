"""The pages of the documentation, and the commands that they tell to type.

A line after `$ ` in a console block under `<!-- run -->` is run in the shell beside a demo; the
lines under it are found in what it prints, in this order, `…` standing for anything.
`<!-- run zh 2 -->`: in Chinese, and with this exit status. A page with a block under `<!-- do -->`
changes the ledger: all its blocks are run in their order, beside one demo for all such pages, so
that each works on tasks or a campaign of its own, and shows `…` where another's could be counted. A
page that moves time (`set_clock`) has a demo of its own.
"""

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.architecture.source import ROOT
from tests.command import environment

BLOCK = re.compile(r"<!-- (?:run|do)( zh)?(?: (\d+))? -->\n```console\n(.*?)```", re.DOTALL)
WHERE = ("README.md", "README.zh-CN.md", *map(str, (ROOT / "docs").rglob("*.md")))


@dataclass(frozen=True)
class Shown:
    """A command of a page, what is shown under it, and its status."""

    page: str
    command: str
    output: tuple[str, ...]
    status: int
    language: str

    def run(self, folder: Path, first: Path) -> None:
        """Type it in this folder, with `first` on the path; it ends and says as it is shown."""
        around = environment(self.language)
        done = subprocess.run(
            self.command,
            shell=True,
            cwd=folder,
            env={**around, "PATH": f"{first}{os.pathsep}{around['PATH']}"},
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        printed = " ".join((done.stdout + done.stderr).split())
        assert done.returncode == self.status, f"{self.command}: {printed}"
        wanted = [re.escape(" ".join(part.split())) for part in "…".join(self.output).split("…")]
        assert re.search(".*".join(wanted), printed), f"{self.command}: {printed}"


@dataclass(frozen=True)
class Page:
    """A page with commands."""

    name: str
    commands: tuple[Shown, ...]
    changes: bool

    @property
    def moves_time(self) -> bool:
        """Whether deadlines have passed, and clocks stand still, for whoever comes after it."""
        return any("set_clock" in each.command for each in self.commands)


def pages() -> list[Page]:
    """All pages that have commands which are run."""
    found = [_page(name) for name in sorted({str((ROOT / one).relative_to(ROOT)) for one in WHERE})]
    return [page for page in found if page.commands]


def _page(name: str) -> Page:
    text = (ROOT / name).read_text(encoding="utf-8")
    commands = [
        each
        for chinese, status, block in BLOCK.findall(text)
        for each in _commands(name, block, int(status or 0), "zh_CN.UTF-8" if chinese else "C")
    ]
    return Page(name, tuple(commands), "<!-- do" in text)


def _commands(page: str, block: str, status: int, language: str) -> list[Shown]:
    found: list[Shown] = []
    for text in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, *output = text.splitlines()
        found.append(Shown(page, command, tuple(output), status, language))
    return found
