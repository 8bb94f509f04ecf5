"""Nothing that the project locks is under a licence that would bind whoever passes it on.

The database driver psycopg is LGPL: it is used as it is, as a library, and named here on purpose.
"""

import re
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution

import pytest

from tests.architecture.source import ROOT

LESSER = {"psycopg", "psycopg-binary", "psycopg-pool"}
BINDING = re.compile(r"\b(A|L)?GPL|General Public License", re.IGNORECASE)
PINNED = re.compile(r"^([A-Za-z0-9_.-]+)==", re.MULTILINE)


def _locked() -> list[str]:
    """What is locked and is here; some packages are for other systems or older Pythons alone."""
    files = (ROOT / "requirements").glob("*.txt")
    names = {n for path in files for n in PINNED.findall(path.read_text(encoding="utf-8"))}
    return sorted(name for name in names if _is_here(name))


def _is_here(name: str) -> bool:
    try:
        return bool(distribution(name).version)
    except PackageNotFoundError:
        return False


def _licences(name: str) -> Iterator[str]:
    told = distribution(name).metadata
    classifiers = told.get_all("Classifier") or []
    yield from (each for each in classifiers if each.startswith("License ::"))
    yield from told.get_all("License-Expression") or []
    # Some put the whole text here; its first line names it.
    yield from (each.partition("\n")[0] for each in told.get_all("License") or [])


@pytest.mark.parametrize("name", _locked())
def test_a_locked_package_says_its_licence_and_is_not_under_the_gpl(name: str) -> None:
    licences = [each for each in _licences(name) if each]
    assert licences, "no licence is told"
    bound = [each for each in licences if BINDING.search(each)]
    assert bound == [] or name in LESSER, bound


@pytest.mark.parametrize("name", sorted(LESSER))
def test_what_is_excepted_is_lesser_gpl(name: str) -> None:
    assert [each for each in _licences(name) if "LGPL" in each]
