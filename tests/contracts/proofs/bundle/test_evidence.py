"""Evidence enclosed in a bundle is the evidence that its events name."""

import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from tests.contracts.proofs.bundle.sample import Ledger, codes, files_of, put, stored_story

FILE = "整改方案".encode()
DIGEST = sha256(FILE).hexdigest()
NAME = f"evidence/{DIGEST}"


def _attached(how: str) -> bytes:
    event = {
        "type": f"task.evidence_{how}.v1",
        "aggregate_id": "00000000-0000-0000-0000-000000000001",
        "aggregate_version": 1,
        "data": {"sha256": DIGEST},
    }
    return json.dumps(event).encode()


@pytest.fixture(params=["attached", "superseded"])
def ledger(request: pytest.FixtureRequest) -> Ledger:
    return Ledger([*stored_story(), (1000, _attached(request.param))])


@pytest.fixture
def good(ledger: Ledger, tmp_path: Path) -> Path:
    contents = replace(ledger.everything(), evidence={DIGEST: lambda: [FILE]})
    return ledger.written(tmp_path / "good.zip", contents)


def test_an_enclosed_file_verifies_by_its_hash(good: Path, ledger: Ledger) -> None:
    assert files_of(good)[NAME] == FILE
    assert ledger.findings(good) == []


def test_evidence_may_be_named_and_not_enclosed(ledger: Ledger, tmp_path: Path) -> None:
    path = ledger.written(tmp_path / "bundle.zip", ledger.everything())
    assert NAME not in files_of(path)
    assert ledger.findings(path) == []


def test_a_swapped_file_is_evidence_changed(good: Path, ledger: Ledger, tmp_path: Path) -> None:
    bad = put(tmp_path / "bad.zip", {**files_of(good), NAME: b"another"})
    found = ledger.findings(bad)
    assert [(each.code, each.where) for each in found] == [("evidence_changed", NAME)]
    assert sha256(b"another").hexdigest() in found[0].detail


def test_a_file_under_a_wrong_name_is_found_though_the_log_signed_it(
    ledger: Ledger, tmp_path: Path
) -> None:
    contents = replace(ledger.everything(), evidence={DIGEST: lambda: [b"another"]})
    path = ledger.written(tmp_path / "bundle.zip", contents)
    assert codes(ledger.findings(path)) == {"evidence_changed"}


def test_a_removed_file_is_missing(good: Path, ledger: Ledger, tmp_path: Path) -> None:
    files = files_of(good)
    del files[NAME]
    found = ledger.findings(put(tmp_path / "bad.zip", files))
    assert [(each.code, each.where) for each in found] == [("file_missing", NAME)]
