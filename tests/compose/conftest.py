"""One stack for all tests of this folder, with the lifecycle played through it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.compose.lifecycle import furnish, live_through
from tests.compose.people import People
from tests.compose.stack import ComposeStack, running_stack


def pytest_ignore_collect(config: pytest.Config) -> bool | None:
    """Leave the folder out of runs that do not name it."""
    named = any("compose" in str(argument) for argument in config.args)
    return None if named else True


@dataclass(frozen=True)
class Played:
    """A stack through which the lifecycle went, and the position of its last event."""

    stack: ComposeStack
    people: People
    position: int


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ComposeStack]:
    """Built, started and ready."""
    folder: Path = tmp_path_factory.mktemp("compose")
    with running_stack(folder) as running:
        yield running


@pytest.fixture(scope="session")
def played(stack: ComposeStack) -> Played:
    """The same, with directory, ledger and one task's whole life in it."""
    people = People(stack)
    furnish(people)
    return Played(stack, people, live_through(people))
