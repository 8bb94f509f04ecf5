"""The catalogue of tampering: each is found, and the finding names what was done."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contracts.proofs.bundle.layout import StoredEvent, event_records, read_events
from tests.contracts.proofs.bundle.sample import Ledger, codes, files_of, put

Events = list[StoredEvent]


def _changed(events: Events) -> Events:
    position, stored = events[4]
    return [*events[:4], (position, stored.replace(b'_at":"20', b'_at":"19', 1)), *events[5:]]


def _renumbered(events: Events) -> Events:
    return [*events[:4], (events[4][0] + 1, events[4][1]), *events[5:]]


def _retyped(events: Events) -> Events:
    position, stored = events[4]
    return [*events[:4], (position, stored.replace(b".v1", b".v2", 1)), *events[5:]]


def _added(events: Events) -> Events:
    return [*events[:5], (events[4][0] + 1, b"{}"), *events[5:]]


CATALOGUE: dict[str, tuple[Callable[[Events], Events], set[str]]] = {
    "changed": (_changed, {"event_changed"}),
    "renumbered": (_renumbered, {"event_changed"}),
    "retyped": (_retyped, {"event_changed"}),
    "deleted": (lambda e: [*e[:4], *e[5:]], {"event_missing", "history_incomplete"}),
    "truncated": (lambda e: e[:-2], {"event_missing", "history_incomplete"}),
    "inserted": (_added, {"event_added"}),
    "doubled": (lambda e: [*e[:5], *e[4:]], {"event_added", "history_incomplete"}),
    "swapped": (lambda e: [*e[:4], e[5], e[4], *e[6:]], {"event_reordered", "history_incomplete"}),
    "moved to the end": (
        lambda e: [*e[:4], *e[5:], e[4]],
        {"event_reordered", "history_incomplete"},
    ),
}


@pytest.fixture
def ledger() -> Ledger:
    return Ledger()


@pytest.fixture(params=["everything", "task"])
def good(request: pytest.FixtureRequest, ledger: Ledger, tmp_path: Path) -> Path:
    return ledger.written(tmp_path / "good.zip", getattr(ledger, request.param)())


@pytest.mark.parametrize("how", CATALOGUE)
def test_a_tampered_event_is_named(how: str, good: Path, ledger: Ledger, tmp_path: Path) -> None:
    tamper, expected = CATALOGUE[how]
    files = files_of(good)
    events = tamper(list(read_events(memoryview(files["events.bin"]))))
    files["events.bin"] = b"".join(event_records(events))
    found = ledger.findings(put(tmp_path / "bad.zip", files))
    assert codes(found) >= {code for code in expected if code.startswith("event")}
    assert codes(found) <= expected | {"file_changed", "history_incomplete", "evidence_unlisted"}


def test_a_changed_event_is_named_by_leaf_position_and_version(
    ledger: Ledger, tmp_path: Path
) -> None:
    files = files_of(ledger.written(tmp_path / "good.zip", ledger.everything()))
    files["events.bin"] = b"".join(event_records(_changed(ledger.events)))
    found = ledger.findings(put(tmp_path / "bad.zip", files))
    (finding,) = [each for each in found if each.code == "event_changed"]
    assert finding.where == "leaf 4"
    assert f"position {ledger.events[4][0]}, campaign.work_plan_published.v1" in finding.detail


FILES = {
    "page.html": {"page_changed"},
    "directory.json": {"directory_changed"},
    "manifest.json": {"manifest_changed"},
    "manifest.note": {"manifest_changed", "signature_wrong"},
    "checkpoint.note": {"signature_wrong", "checkpoint_wrong", "file_changed"},
    "checkpoints/00000000000000000020.note": {"signature_wrong", "checkpoint_wrong"},
    "checkpoints/00000000000000000020.proof": {"tree_rewritten"},
}


@pytest.mark.parametrize("name", FILES)
def test_a_changed_file_is_named(name: str, good: Path, ledger: Ledger, tmp_path: Path) -> None:
    files = files_of(good)
    middle = len(files[name]) // 2
    flipped = bytes([files[name][middle] ^ 1])
    files[name] = files[name][:middle] + flipped + files[name][middle + 1 :]
    assert codes(ledger.findings(put(tmp_path / "bad.zip", files))) & FILES[name]


def test_a_missing_or_added_file_is_named(good: Path, ledger: Ledger, tmp_path: Path) -> None:
    for name in files_of(good):
        left = {each: content for each, content in files_of(good).items() if each != name}
        found = ledger.findings(put(tmp_path / "bad.zip", left))
        assert any(name in (each.where, each.detail.rpartition(" ")[2]) for each in found), name
    more = {**files_of(good), "notes.txt": b"x"}
    found = ledger.findings(put(tmp_path / "bad.zip", more))
    assert [(each.code, each.where) for each in found] == [("file_added", "notes.txt")]


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_changed_byte_of_any_file_goes_unfound(
    data: st.DataObject, good: Path, ledger: Ledger, tmp_path: Path
) -> None:
    files = files_of(good)
    name = data.draw(st.sampled_from(sorted(files)))
    at = data.draw(st.integers(0, len(files[name]) - 1))
    value = data.draw(st.integers(0, 255).filter(lambda byte: byte != files[name][at]))
    files[name] = files[name][:at] + bytes([value]) + files[name][at + 1 :]
    assert ledger.findings(put(tmp_path / "bad.zip", files))


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_damaged_zip_is_judged_and_never_raises(
    data: st.DataObject, good: Path, ledger: Ledger, tmp_path: Path
) -> None:
    whole = good.read_bytes()
    at = data.draw(st.integers(0, len(whole) - 1))
    broken = tmp_path / "bad.zip"
    if data.draw(st.booleans()):
        broken.write_bytes(whole[:at])
        assert codes(ledger.findings(broken)) == {"archive_damaged"}
    else:
        broken.write_bytes(whole[:at] + data.draw(st.binary(max_size=4)) + whole[at + 1 :])
        ledger.findings(broken)
