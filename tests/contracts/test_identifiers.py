"""Ids from natural keys are those that RFC 9562 gives, whoever computes them."""

from uuid import UUID, uuid5

import pytest
from hypothesis import given
from hypothesis import strategies as some

from contracts.identifiers import ROOT, known_good, named


@given(some.uuids(), some.text())
def test_a_name_gives_the_id_that_the_standard_gives(space: UUID, key: str) -> None:
    made = named(space, key)
    assert made == uuid5(space, key)
    assert (made.version, str(made), hash(made)) == (5, str(UUID(str(made))), hash(UUID(str(made))))


@given(some.integers(0, 2**128 - 1))
def test_a_known_number_gives_the_same_id_as_a_checked_one(number: int) -> None:
    assert known_good(number) == UUID(int=number)


@pytest.mark.parametrize("key", ["", "task/R08-1", "campaign/2021年整改"])
def test_names_under_the_root_are_the_same_everywhere(key: str) -> None:
    assert named(ROOT, key) == uuid5(ROOT, key)
