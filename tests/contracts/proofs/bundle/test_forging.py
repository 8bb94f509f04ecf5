"""What a forger may build that a careless reader of zip or JSON would take: each has its name."""

import json
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from contracts.builders.places import TASK
from contracts.proofs.bundle.layout import canonical, event_records
from contracts.proofs.checkpoints import Checkpoint
from contracts.proofs.statements import BundleManifest, CompleteHistory
from tests.contracts.proofs.bundle.sample import Ledger, codes, files_of, put
from tests.contracts.proofs.signers import ORIGIN

Files = dict[str, bytes]
NOTHING: Mapping[str, object] = {}
HISTORY = f"histories/{TASK}.note"


@pytest.fixture
def ledger() -> Ledger:
    return Ledger()


@pytest.fixture
def good(ledger: Ledger, tmp_path: Path) -> Path:
    return ledger.written(tmp_path / "good.zip", ledger.task())


def _signed(ledger: Ledger, files: Files, members: Mapping[str, object] = NOTHING) -> Files:
    """The files under a manifest that fits them, signed by the log itself."""
    hashes = {n: sha256(c).hexdigest() for n, c in files.items() if not n.startswith("manifest")}
    manifest = canonical({**json.loads(files["manifest.json"]), "files": hashes, **members})
    head = ledger.head(len(ledger.events))
    said = BundleManifest(head.origin, head.size, head.root, sha256(manifest).digest())
    note = ledger.signer.signed(said.text).to_bytes()
    return {**files, "manifest.json": manifest, "manifest.note": note}


def _entries(path: Path, files: Files, tweak: Callable[[ZipInfo], None]) -> None:
    with ZipFile(path, "w") as archive:
        for name, content in files.items():
            entry = ZipInfo(name)
            tweak(entry)
            archive.writestr(entry, content)


def _link(good: Path, bad: Path) -> None:
    def tweak(entry: ZipInfo) -> None:
        entry.external_attr = (0o120777 if entry.filename == "page.html" else 0o100644) << 16

    _entries(bad, files_of(good), tweak)


def _commented(good: Path, bad: Path) -> None:
    shutil.copy(good, bad)
    with ZipFile(bad, "a") as archive:
        archive.comment = b"more"


def _hidden(good: Path, bad: Path) -> None:
    with ZipFile(bad, "w") as archive:
        archive.writestr("page.html", b"another page")
        archive.filelist.clear()
        archive.NameToInfo.clear()
        for name, content in files_of(good).items():
            archive.writestr(name, content)


def _overlapping(good: Path, bad: Path) -> None:
    shutil.copy(good, bad)
    with ZipFile(bad, "a") as archive:
        archive.writestr("evidence/a", b"x")
        archive.filelist.append(archive.filelist[-1])


def _far_away(good: Path, bad: Path) -> None:
    shutil.copy(good, bad)
    with ZipFile(bad, "a") as archive:
        archive.writestr("evidence/a", b"x")
        archive.filelist[-1].header_offset = 2**63 + 5


def _named_twice(good: Path, bad: Path) -> None:
    whole = good.read_bytes()
    at = whole.rindex(b"page.html", 0, whole.rindex(b"page.html"))
    bad.write_bytes(whole[:at] + b"../x.html" + whole[at + 9 :])


def _locked(good: Path, bad: Path) -> None:
    whole = bytearray(good.read_bytes())
    whole[whole.rindex(b"page.html") - 46 + 8] |= 1
    bad.write_bytes(whole)


ZIPS: dict[str, Callable[[Path, Path], object]] = {
    "a link instead of a file": _link,
    "something before it": lambda good, bad: bad.write_bytes(b"MZ" * 9 + good.read_bytes()),
    "something behind it": lambda good, bad: bad.write_bytes(good.read_bytes() + b"PK\3\4 more"),
    "a comment": _commented,
    "an entry that is not in the list": _hidden,
    "entries over each other": _overlapping,
    "an entry beyond every file": _far_away,
    "another name in the entry's own header": _named_twice,
    "an entry under a password": _locked,
}


@pytest.mark.parametrize("how", ZIPS)
def test_a_zip_in_which_something_could_hide_is_damaged(
    how: str, good: Path, ledger: Ledger, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.zip"
    ZIPS[how](good, bad)
    assert codes(ledger.findings(bad)) == {"archive_damaged"}


def test_leaves_that_cannot_be_read_do_not_keep_a_known_checkpoint_from_being_judged(
    ledger: Ledger, tmp_path: Path
) -> None:
    files = files_of(ledger.written(tmp_path / "good.zip", ledger.everything()))

    def tweak(entry: ZipInfo) -> None:
        entry.compress_type = ZIP_DEFLATED if entry.filename == "leaves.bin" else 0

    _entries(tmp_path / "packed.zip", files, tweak)
    cut = put(tmp_path / "cut.zip", {**files, "leaves.bin": files["leaves.bin"][:-40]})
    for bad in (tmp_path / "packed.zip", cut):
        found = ledger.findings(bad, ledger.checkpoint(len(ledger.events) - 1))
        assert codes(found) >= {"file_changed", "proof_wrong", "tree_unconnected"}


MEMBERS: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "a key that is no text": ("keys", lambda _: [1]),
    "a key that is no key": ("keys", lambda _: ["key"]),
    "evidence of two types": ("evidence", lambda _: ["a", 1]),
    "a list in the evidence": ("evidence", lambda _: [["a"]]),
    "evidence listed twice": ("evidence", lambda old: old * 2),
    "evidence in another order": ("evidence", lambda old: old[::-1]),
    "a size with a fraction": ("size", float),
    "about a number": ("about", lambda _: 5),
    "about nothing": ("about", lambda _: None),
    "everything about a task": ("kind", lambda _: "everything"),
    "a hash that is no text": ("files", lambda _: {"page.html": 5}),
}


@pytest.mark.parametrize("how", MEMBERS)
def test_a_manifest_that_is_not_as_said_is_refused_though_the_log_signed_it(
    how: str, good: Path, ledger: Ledger, tmp_path: Path
) -> None:
    name, change = MEMBERS[how]
    files = files_of(good)
    value = change(json.loads(files["manifest.json"])[name])
    bad = put(tmp_path / "bad.zip", _signed(ledger, files, {name: value}))
    assert codes(ledger.findings(bad)) == {"manifest_changed"}


@pytest.mark.parametrize("name", ["../page.html", "notes.txt", "leaves.bin", "evidence/a"])
def test_a_file_that_no_bundle_has_is_refused_though_the_log_lists_it(
    name: str, good: Path, ledger: Ledger, tmp_path: Path
) -> None:
    bad = put(tmp_path / "bad.zip", _signed(ledger, {**files_of(good), name: b"x"}))
    found = ledger.findings(bad)
    assert ("file_added", name) in {(each.code, each.where) for each in found}


@pytest.mark.parametrize("name", ["page.html", "directory.json", f"checkpoints/{20:020}.note"])
def test_a_file_that_every_bundle_has_is_missed_though_the_log_lists_none(
    name: str, good: Path, ledger: Ledger, tmp_path: Path
) -> None:
    files = {each: content for each, content in files_of(good).items() if each != name}
    found = ledger.findings(put(tmp_path / "bad.zip", _signed(ledger, files)))
    assert [(each.code, each.where) for each in found] == [("file_missing", name)]


@pytest.mark.parametrize("version", [0, 2**62])
def test_a_history_of_no_version_or_of_more_than_can_be_counted_is_incomplete(
    version: int, good: Path, ledger: Ledger, tmp_path: Path
) -> None:
    said = replace(CompleteHistory.parse(ledger.history().text), version=version)
    files = {**files_of(good), HISTORY: ledger.signer.signed(said.text).to_bytes()}
    if not version:
        files |= {"events.bin": b"", "proofs.bin": b""}
    members = NOTHING if version else {"events": 0, "evidence": []}
    found = ledger.findings(put(tmp_path / "bad.zip", _signed(ledger, files, members)))
    assert codes(found) == {"history_incomplete"}


def test_an_inserted_event_of_a_huge_version_is_found_in_time(
    ledger: Ledger, tmp_path: Path
) -> None:
    files = files_of(ledger.written(tmp_path / "good.zip", ledger.everything()))
    event = {"type": "a", "aggregate_id": "b", "aggregate_version": 10**12, "data": {}}
    files["events.bin"] += b"".join(event_records([(9999, json.dumps(event).encode())]))
    found = ledger.findings(put(tmp_path / "bad.zip", files))
    assert codes(found) == {"event_added", "file_changed", "history_incomplete"}


@dataclass
class OfOrigin(Ledger):
    """A log whose key signs for an origin that is not its own."""

    origin: str = ORIGIN

    def head(self, size: int) -> Checkpoint:
        return replace(super().head(size), origin=self.origin)


@pytest.mark.parametrize("origin", ["other.example.edu.cn/log", f"{ORIGIN}/access/ledger"])
def test_a_tree_of_another_origin_is_not_the_log_s_though_its_key_signed(
    origin: str, tmp_path: Path
) -> None:
    other = OfOrigin(origin=origin)
    path = other.written(tmp_path / "bundle.zip", other.task())
    assert codes(other.findings(path)) == {"checkpoint_wrong"}
    anew = OfOrigin(origin=f"{ORIGIN}/2")
    assert anew.findings(anew.written(tmp_path / "anew.zip", anew.task())) == []
