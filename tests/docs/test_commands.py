"""What the documentation tells to type is typed, and says what it shows: see tests.docs.pages."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.architecture.source import ROOT
from tests.demo import DATA, STAYS, Demo, copied, staying, working_directory
from tests.docs.pages import Page, Shown, pages
from tests.warm import warm_command

PAGES = pages()


@pytest.fixture(scope="module")
def warm() -> Iterator[Path]:
    """The folder of a command that starts at once."""
    with warm_command() as folder:
        yield folder


@pytest.fixture(scope="module")
def changing(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """One demo, told to its end, for all pages that change the ledger but move no time."""
    with _another(demo, tmp_path_factory.mktemp("changing")) as folder:
        yield folder


@pytest.fixture
def following(
    page: Page, demo: Demo, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[Path]:
    """The demo beside which the page is followed."""
    if not page.moves_time:
        yield request.getfixturevalue("changing")
        return
    with _another(demo, tmp_path) as folder:
        yield folder


@contextmanager
def _another(demo: Demo, place: Path) -> Iterator[Path]:
    folder = working_directory(place)
    copied(demo.told / DATA, folder / DATA)
    up = staying(folder, STAYS, "demo", lang="zh_CN.UTF-8")
    yield folder
    assert up.stop() == 0


@pytest.mark.parametrize(
    "each",
    [one for page in PAGES if not page.changes for one in page.commands],
    ids=lambda each: f"{Path(each.page).stem}: {each.command}",
)
def test_a_command_of_the_documentation_says_what_it_shows(
    each: Shown, demo: Demo, warm: Path
) -> None:
    each.run(demo.folder, warm)


@pytest.mark.parametrize(
    "page", [page for page in PAGES if page.changes], ids=lambda page: Path(page.name).stem
)
def test_a_page_that_changes_the_ledger_can_be_followed_to_its_end(
    page: Page, following: Path, warm: Path
) -> None:
    for each in page.commands:
        each.run(following, warm)


@pytest.mark.parametrize(("page", "run"), [("README.md", "first"), ("README.zh-CN.md", "second")])
def test_the_readme_shows_what_the_demo_prints(page: str, run: str, demo: Demo) -> None:
    printed = demo.first.stdout if run == "first" else demo.second.output
    block = (ROOT / page).read_text(encoding="utf-8").partition("<!-- demo output: begin -->")[2]
    shown_lines = block.partition("```text\n")[2].partition("```")[0].splitlines()
    lines = {line.rstrip() for line in printed.splitlines()}
    assert shown_lines
    assert [line for line in shown_lines if line not in lines] == []


def test_tutorial_and_reference_have_commands_that_are_run() -> None:
    assert {"docs/tutorial.md", "docs/reference/command.md"} <= {page.name for page in PAGES}
