"""Each fault is found by whom the catalogue says, by nobody else, and by its name."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.system.faults.catalogue import FAULTS
from tests.system.faults.looking import Look
from tests.system.faults.making import Ledgers
from tests.system.faults.place import Place

Copied = Callable[..., Place]


def test_nobody_finds_anything_in_an_untouched_copy(ledgers: Ledgers, copied: Copied) -> None:
    assert Look(copied(ledgers.good)).run(ledgers.kept) == {}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_found_and_named(name: str, ledgers: Ledgers, copied: Copied) -> None:
    fault = FAULTS[name]
    place = copied(ledgers.backup if fault.backup else ledgers.good, ledgers.good.folder)
    facts = fault.done(place)
    kept = ledgers.kept if fault.kept else replace(ledgers.kept, checkpoint=None)
    found = Look(place).run(kept)
    assert found.keys() == fault.found.keys(), found
    for who, told in fault.found.items():
        wanted = [words.format(**facts) for words in told]
        missing = [words for words in wanted if not any(_says(line, words) for line in found[who])]
        assert not missing, f"{who} does not say {missing}: {found[who]}"


def _says(line: str, words: str) -> bool:
    """Whether the line has these words, each part between `…` after the one before."""
    return re.search(".*".join(map(re.escape, words.split(" … "))), line) is not None
