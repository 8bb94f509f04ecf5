"""What the holder of the log's key may try (rewrite, roll back, withhold) and what shows it."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from contracts.builders.places import TASK
from contracts.proofs.bundle.contents import RelatedCheckpoint
from contracts.proofs.bundle.verifying import verify_bundle
from contracts.proofs.notes import Note
from tests.contracts.proofs.bundle.sample import Ledger, codes, files_of, put
from tests.contracts.proofs.signers import a_signer


def _rewritten(ledger: Ledger) -> Ledger:
    position, stored = ledger.events[3]
    event = (position, stored.replace(b'_at":"20', b'_at":"19'))
    return Ledger([*ledger.events[:3], event, *ledger.events[4:]], ledger.signer)


def test_a_rewritten_tree_does_not_continue_a_checkpoint_that_was_kept(tmp_path: Path) -> None:
    honest = Ledger()
    forged = _rewritten(honest)
    for scope in (forged.everything(), forged.task()):
        path = forged.written(tmp_path / "bundle.zip", scope)
        assert codes(forged.findings(path)) == set()
        assert codes(forged.findings(path, honest.checkpoint(20))) == {"tree_rewritten"}
        assert codes(forged.findings(path, honest.checkpoint(3))) <= {"tree_unconnected"}


def test_an_earlier_checkpoint_that_is_not_continued_is_named(tmp_path: Path) -> None:
    honest = Ledger()
    forged = _rewritten(honest)
    related = RelatedCheckpoint(honest.checkpoint(20), forged.related().proof)
    contents = replace(forged.task(), related=[related])
    path = forged.written(tmp_path / "bundle.zip", contents)
    assert codes(forged.findings(path)) == {"tree_rewritten"}


def test_a_tree_older_than_a_known_checkpoint_was_rolled_back(tmp_path: Path) -> None:
    ledger = Ledger()
    old = Ledger(ledger.events[:25], ledger.signer)
    path = old.written(tmp_path / "bundle.zip", old.everything())
    assert codes(old.findings(path, ledger.checkpoint())) == {"tree_rolled_back"}
    with_later = replace(old.everything(), related=[RelatedCheckpoint(ledger.checkpoint(), [])])
    path = old.written(tmp_path / "later.zip", with_later)
    assert codes(old.findings(path)) == {"tree_rolled_back"}


def test_a_withheld_event_of_a_task_leaves_its_history_incomplete(tmp_path: Path) -> None:
    ledger = Ledger()
    task = ledger.task()
    assert task.paths
    shorter = replace(
        task, events=[*task.events[:4], *task.events[5:]], paths=[*task.paths[:4], *task.paths[5:]]
    )
    found = ledger.findings(ledger.written(tmp_path / "bundle.zip", shorter))
    assert codes(found) == {"history_incomplete"}
    assert "missing: [5]" in found[0].detail


def test_a_task_without_a_signed_history_is_not_complete(tmp_path: Path) -> None:
    ledger = Ledger()
    path = ledger.written(tmp_path / "bundle.zip", replace(ledger.task(), histories=[]))
    assert codes(ledger.findings(path)) == {"history_incomplete"}


def test_everything_confirms_a_signed_history_or_refutes_it(tmp_path: Path) -> None:
    ledger = Ledger()
    good = replace(ledger.everything(), histories=[ledger.history()])
    assert ledger.findings(ledger.written(tmp_path / "good.zip", good)) == []
    lie = replace(ledger.everything(), histories=[ledger.history(version=5)])
    found = ledger.findings(ledger.written(tmp_path / "lie.zip", lie))
    assert codes(found) == {"history_incomplete"}
    assert "beyond the last, 5" in found[0].detail


def test_a_manifest_made_to_fit_is_not_signed(tmp_path: Path) -> None:
    ledger, stranger = Ledger(), a_signer(word="stranger")
    files = files_of(ledger.written(tmp_path / "good.zip", ledger.task()))
    page = sha256(files["page.html"]).hexdigest().encode()
    other = sha256(b"<p>other").hexdigest().encode()
    files["page.html"] = b"<p>other"
    files["manifest.json"] = files["manifest.json"].replace(page, other)
    found = ledger.findings(put(tmp_path / "bad.zip", files))
    assert [(each.code, each.where) for each in found] == [("manifest_changed", "manifest.json")]
    text = Note.parse(files["manifest.note"]).text.replace(
        sha256(files_of(tmp_path / "good.zip")["manifest.json"]).hexdigest(),
        sha256(files["manifest.json"]).hexdigest(),
    )
    files["manifest.note"] = stranger.signed(text).to_bytes()
    found = ledger.findings(put(tmp_path / "bad.zip", files))
    assert [(each.code, each.where) for each in found] == [("signature_wrong", "manifest.note")]


def test_a_bundle_of_another_log_is_not_believed(tmp_path: Path) -> None:
    forger = Ledger(signer=a_signer(word="forger"))
    path = forger.written(tmp_path / "bundle.zip", forger.task())
    found = verify_bundle(path, [Ledger().signer.key])
    assert {each.where for each in found if each.code == "signature_wrong"} == {
        "manifest.note",
        "checkpoint.note",
        "checkpoints/00000000000000000020.note",
        f"histories/{TASK}.note",
    }
