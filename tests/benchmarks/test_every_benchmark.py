"""Every benchmark runs at its smallest size, so that none rots unseen; figures mean nothing."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from benchmarks.catalogue import CATALOGUE
from tests.architecture.source import ROOT

MEASURED = [each.id for each in CATALOGUE if each.id != "start"]
"""Without the start, which tests of the whole system see."""
RATIOS = [f"P{number}" for number in range(1, 11)]


@pytest.fixture(scope="module")
def smoke(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    file = tmp_path_factory.mktemp("benchmarks") / "smoke.json"
    command = [sys.executable, "-m", "benchmarks", *MEASURED, "--smoke", "--json", str(file)]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=240
    )
    assert file.exists(), done.stderr
    told: dict[str, Any] = json.loads(file.read_text())
    assert told["failed"] == [], done.stderr
    assert done.returncode == 0
    return told


def test_every_ratio_to_reach_has_a_benchmark() -> None:
    assert {*RATIOS} <= {*MEASURED}


@pytest.mark.parametrize("id_", MEASURED)
def test_a_benchmark_measures_both_sides(smoke: dict[str, Any], id_: str) -> None:
    mine = [each for each in smoke["comparisons"] if each["id"] == id_]
    assert mine
    assert all(each["target"] for each in mine[:1])
    assert all(figure > 0 for each in mine for figure in (*each["ours"], *each["theirs"]))


def test_peers_that_are_not_fetched_are_told_as_missing(smoke: dict[str, Any]) -> None:
    assert {each["peer"] for each in smoke["missing"]} == {"Emmett", "Message DB", "UmaDB"}


def test_a_smoke_run_leaves_the_docs_alone(smoke: dict[str, Any]) -> None:
    assert smoke["scale"]["name"] == "smoke"
    page = ROOT / "docs" / "performance.md"
    assert not page.exists() or "scale `smoke`" not in Path(page).read_text(encoding="utf-8")
