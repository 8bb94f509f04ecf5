"""Which modules stay with one worker where workers share the suite: no module is ever divided.

What is dear is made once: the modules that use it are a group, and groups go first, for they are
long. Everything else a worker makes for itself: it has a Postgres and a NATS of its own.
"""

import re
from functools import cache
from pathlib import Path

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling

ROOT = Path(__file__).parents[1]
# A test asks for what is dear by this name and type.
DEAR = ("world: World", "demo: Demo", "ledgers: Ledgers", "campaign: Campaign")


class Groups(LoadFileScheduling):  # type: ignore[misc]  # it has no types
    """Hands a worker one module after the other, or all modules of a group at once."""

    def __init__(self, config: pytest.Config, log: Producer | None = None) -> None:
        # They come in the order that `dear_first` gave them, not the largest first.
        config.option.loadscopereorder = False
        super().__init__(config, log)

    def _split_scope(self, nodeid: str) -> str:
        module = nodeid.partition("::")[0]
        return _dear(module) or module


def dear_first(items: list[pytest.Item]) -> None:
    """Put the groups before all other modules; without workers the order does not matter."""
    items.sort(key=lambda item: not _dear(item.nodeid.partition("::")[0]))


@cache
def _dear(module: str) -> str | None:
    """What the module asks for, if it is dear."""
    text = (ROOT / module).read_text(encoding="utf-8")
    return next((asked for asked in DEAR if re.search(rf"\b{asked}\b", text)), None)
