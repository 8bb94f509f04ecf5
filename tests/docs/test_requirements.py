"""Each demand of docs/requirements.md is met on a page whose commands a test follows."""

import re
from pathlib import PurePosixPath

import pytest

from tests.architecture.source import ROOT
from tests.docs.pages import pages

REQUIREMENTS = ROOT / "docs" / "requirements.md"
ROWS = dict(re.findall(r"^\| (R\d+) \|(.*)$", REQUIREMENTS.read_text("utf-8"), re.MULTILINE))
RUN = {PurePosixPath(page.name).name for page in pages()}


def test_the_demands_are_fifteen() -> None:
    assert list(ROWS) == [f"R{number}" for number in range(1, 16)]


@pytest.mark.parametrize("demand", ROWS)
def test_a_demand_names_a_page_with_commands_that_are_run(demand: str) -> None:
    named = {PurePosixPath(link).name for link in re.findall(r"\]\((how-to/.+?)\)", ROWS[demand])}
    assert named & RUN, f"{demand} names {named or 'no page'}"
