"""Each command of a block under `<!-- run -->` is run beside the demo, and says what it shows.

A line after `$ ` is run in the shell; the lines under it are found in what it prints, in this
order, `…` standing for anything. `<!-- run zh 2 -->`: in Chinese, and with this exit status.
"""

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.architecture.source import ROOT
from tests.command import environment
from tests.demo import Demo

BLOCK = re.compile(r"<!-- run( zh)?(?: (\d+))? -->\n```console\n(.*?)```", re.DOTALL)
PAGES = ("README.md", "README.zh-CN.md", *map(str, (ROOT / "docs").rglob("*.md")))


@dataclass(frozen=True)
class Shown:
    """A command of a page, what is shown under it, and its status."""

    page: str
    command: str
    output: tuple[str, ...]
    status: int
    language: str


def shown() -> list[Shown]:
    return [
        each
        for page in sorted({str((ROOT / page).relative_to(ROOT)) for page in PAGES})
        for chinese, status, block in BLOCK.findall((ROOT / page).read_text(encoding="utf-8"))
        for each in commands(page, block, int(status or 0), "zh_CN.UTF-8" if chinese else "C")
    ]


def commands(page: str, block: str, status: int, language: str) -> list[Shown]:
    found: list[Shown] = []
    for text in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, *output = text.splitlines()
        found.append(Shown(page, command, tuple(output), status, language))
    return found


@pytest.mark.parametrize(
    "each", shown(), ids=lambda each: f"{Path(each.page).stem}: {each.command}"
)
def test_a_command_of_the_documentation_says_what_it_shows(each: Shown, demo: Demo) -> None:
    done = subprocess.run(
        each.command,
        shell=True,
        cwd=demo.folder,
        env=environment(each.language),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    printed = " ".join((done.stdout + done.stderr).split())
    assert done.returncode == each.status, printed
    wanted = [re.escape(" ".join(part.split())) for part in "…".join(each.output).split("…")]
    assert re.search(".*".join(wanted), printed), printed


@pytest.mark.parametrize(("page", "run"), [("README.md", "first"), ("README.zh-CN.md", "second")])
def test_the_readme_shows_what_the_demo_prints(page: str, run: str, demo: Demo) -> None:
    printed = demo.first.stdout if run == "first" else demo.second.output
    block = (ROOT / page).read_text(encoding="utf-8").partition("<!-- demo output: begin -->")[2]
    shown_lines = block.partition("```text\n")[2].partition("```")[0].splitlines()
    lines = {line.rstrip() for line in printed.splitlines()}
    assert shown_lines
    assert [line for line in shown_lines if line not in lines] == []


def test_tutorial_and_reference_have_commands_that_are_run() -> None:
    assert {"docs/tutorial.md", "docs/reference/command.md"} <= {each.page for each in shown()}
