"""A bundle as written verifies, is the same bytes each time, and can be read without us."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from contracts.proofs.bundle.contents import Contents, Reading
from contracts.proofs.bundle.verifying import examine, verify_bundle
from contracts.proofs.tree.hashes import ProofError
from tests.contracts.proofs.bundle.sample import Ledger, codes, files_of
from tests.contracts.proofs.signers import a_signer, a_witness


@pytest.mark.parametrize("scope", ["everything", "task"])
def test_a_bundle_as_written_has_no_finding(tmp_path: Path, scope: str) -> None:
    ledger = Ledger()
    contents: Contents = getattr(ledger, scope)()
    path = ledger.written(tmp_path / "bundle.zip", contents)
    assert ledger.findings(path) == []
    assert examine(path).findings == ()


def test_the_same_contents_are_the_same_bytes(tmp_path: Path) -> None:
    ledger = Ledger()
    first = ledger.written(tmp_path / "1.zip", ledger.task()).read_bytes()
    assert ledger.written(tmp_path / "2.zip", ledger.task()).read_bytes() == first


def test_known_checkpoints_are_continued_by_either_bundle(tmp_path: Path) -> None:
    ledger = Ledger()
    whole = ledger.written(tmp_path / "1.zip", ledger.everything())
    part = ledger.written(tmp_path / "2.zip", ledger.task())
    assert ledger.findings(whole, ledger.checkpoint(3), ledger.checkpoint()) == []
    assert ledger.findings(part, ledger.checkpoint(0)) == []
    assert ledger.findings(part, ledger.checkpoint(20), ledger.checkpoint()) == []
    assert codes(ledger.findings(part, ledger.checkpoint(3))) == {"tree_unconnected"}


def test_an_empty_ledger_has_a_bundle(tmp_path: Path) -> None:
    ledger = Ledger(events=[])
    path = ledger.written(tmp_path / "bundle.zip", ledger.everything())
    assert ledger.findings(path) == []


def test_the_manifest_lists_the_evidence_that_events_name(tmp_path: Path) -> None:
    ledger = Ledger()
    path = ledger.written(tmp_path / "bundle.zip", ledger.task())
    report = examine(path)
    assert report.manifest
    assert len(report.manifest.evidence) == 3
    assert all(len(digest) == 64 for digest in report.manifest.evidence)


def test_a_file_that_no_event_names_is_found(tmp_path: Path) -> None:
    ledger = Ledger()
    digest = sha256(b"other").hexdigest()
    contents = replace(ledger.task(), evidence={digest: lambda: [b"other"]})
    path = ledger.written(tmp_path / "bundle.zip", contents)
    assert codes(ledger.findings(path)) == {"evidence_unlisted"}


def test_another_logs_key_or_a_missing_witness_is_found(tmp_path: Path) -> None:
    ledger = Ledger()
    path = ledger.written(tmp_path / "bundle.zip", ledger.task())
    other = verify_bundle(path, [a_signer(word="another").key])
    assert {f.where for f in other if f.code == "signature_wrong"} >= {
        "manifest.note",
        "checkpoint.note",
    }
    absent = a_witness("witness.example.org/w2").key
    found = verify_bundle(path, [ledger.signer.key], [a_witness().key, absent])
    assert [(f.code, f.where) for f in found] == [("witness_missing", absent.name)]


def test_the_page_shows_events_and_fetches_nothing(tmp_path: Path) -> None:
    ledger = Ledger()
    words = Reading(
        "2021-11-15 09:00", "整改办", ("销号<b>", "Closed"), changed=[("状态", "a", "b")]
    )
    contents = replace(ledger.task(), title="R08-1", read=lambda _position, _stored: words)
    page = files_of(ledger.written(tmp_path / "bundle.zip", contents))["page.html"].decode()
    assert "销号&lt;b&gt;" in page
    assert "<ins>b</ins>" in page
    assert "R08-1" in page
    assert not any(word in page for word in ("<script", "http:", "https:", "src=", "url("))


def test_events_that_are_not_the_checkpoints_are_not_written(tmp_path: Path) -> None:
    ledger = Ledger()
    contents = replace(ledger.everything(), events=ledger.events[:-1])
    with pytest.raises(ProofError):
        ledger.written(tmp_path / "bundle.zip", contents)
    assert list(tmp_path.iterdir()) == []
