"""A migration runs again when anything in its service has changed, and only then."""

import sys
from pathlib import Path

import pytest

from deploy.embedded.folder.migrated import Migrated

STEP = "migrated_example migrate"


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "migrated_example"
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    (folder / "schema.py").write_text("TABLES = 1\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "migrated_example", raising=False)
    return folder


def test_a_new_cluster_has_seen_nothing(package: Path, tmp_path: Path) -> None:
    assert Migrated(tmp_path / "note").pending([STEP]) == [STEP]


def test_an_unchanged_service_is_not_migrated_again(package: Path, tmp_path: Path) -> None:
    Migrated(tmp_path / "note").note([STEP])
    assert Migrated(tmp_path / "note").pending([STEP]) == []


@pytest.mark.parametrize("file", ["schema.py", "added.py"])
def test_a_changed_or_new_file_makes_it_run_again(package: Path, tmp_path: Path, file: str) -> None:
    Migrated(tmp_path / "note").note([STEP])
    (package / file).write_text("TABLES = 2\n")
    assert Migrated(tmp_path / "note").pending([STEP]) == [STEP]


def test_a_damaged_note_counts_as_none(package: Path, tmp_path: Path) -> None:
    (tmp_path / "note").write_text("{")
    assert Migrated(tmp_path / "note").pending([STEP]) == [STEP]
