"""README speaks of the commands that there are, in both languages alike."""

import re

import pytest

from deploy.embedded.cli.main import COMMANDS, GROUPS
from tests.architecture.source import ROOT

READMES = ("README.md", "README.zh-CN.md")
PAGES = (*READMES, "CONTRIBUTING.md")


def _text(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


@pytest.mark.parametrize("page", READMES)
def test_the_table_of_commands_is_the_commands(page: str) -> None:
    assert re.findall(r"^\| `taizhang ([\w-]+)", _text(page), re.MULTILINE) == [*COMMANDS, *GROUPS]


@pytest.mark.parametrize("page", PAGES)
def test_every_make_target_named_is_there(page: str) -> None:
    makefile = _text("Makefile")
    targets = set(re.findall(r"^([\w-]+):", makefile, re.MULTILINE))
    assert set(re.findall(r"\bmake ([a-z][\w-]*)", _code(_text(page)))) <= targets


@pytest.mark.parametrize("page", READMES)
def test_the_output_of_the_demo_is_shown(page: str) -> None:
    block = _text(page).partition("<!-- demo output: begin -->")[2]
    assert block.partition("<!-- demo output: end -->")[0].strip()


def _code(text: str) -> str:
    found = re.findall(r"```sh\n(.*?)```|`([^`\n]+)`", text, re.DOTALL)
    return "\n".join(block or word for block, word in found)
