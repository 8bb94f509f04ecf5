"""That every file is there, none added, each with the hash that the manifest says."""

from collections import Counter
from collections.abc import Iterator
from hashlib import sha256

from contracts.proofs.bundle import layout
from contracts.proofs.bundle.checks.case import Case, wrong
from contracts.proofs.bundle.facts import evidence_of
from contracts.proofs.bundle.findings import Finding
from contracts.proofs.tree.hashes import ProofError

OWN_CODES = {layout.PAGE: "page_changed", layout.DIRECTORY: "directory_changed"}
UNLISTED = {layout.MANIFEST, layout.MANIFEST_NOTE}


def check_files(case: Case) -> Iterator[Finding]:
    """Missing, added, doubled and changed files; evidence also against its own name."""
    listed = case.manifest.files
    for name, count in sorted(Counter(case.archive.names).items()):
        if name not in listed and name not in UNLISTED:
            yield Finding("file_added", name, "the manifest does not list it")
        elif name in listed and not layout.belongs(name, whole=case.manifest.whole):
            yield Finding("file_added", name, "no bundle of this kind has such a file")
        if count > 1:
            yield Finding("file_added", name, f"the bundle holds it {count} times")
    for name in sorted(layout.required(whole=case.manifest.whole) - listed.keys()):
        yield Finding("file_missing", name, "every bundle of this kind has it")
    for name, digest in sorted(listed.items()):
        if name not in case.archive:
            yield Finding("file_missing", name, "the manifest lists it")
        else:
            yield from _changed(case, name, digest)


def check_evidence(case: Case) -> Iterator[Finding]:
    """Evidence that the events name and the manifest does not, or the other way round."""
    named = set(evidence_of(case.events()))
    listed = set(case.manifest.evidence)
    for digest in sorted(named - listed):
        yield Finding("evidence_unlisted", digest, "an event names it, the manifest does not")
    for digest in sorted(listed - named):
        yield Finding("evidence_unlisted", digest, "the manifest names it, no event does")
    for name in case.names(layout.EVIDENCE):
        if name.removeprefix(layout.EVIDENCE) not in named:
            yield Finding("evidence_unlisted", name, "no event names this file")


def _changed(case: Case, name: str, digest: str) -> Iterator[Finding]:
    try:
        found = sha256(case.archive.view(name)).hexdigest()
    except ProofError as problem:
        yield wrong(_code(name), name, problem)
        return
    evidence = name.startswith(layout.EVIDENCE)
    if evidence and found != name.removeprefix(layout.EVIDENCE):
        yield Finding("evidence_changed", name, f"its SHA-256 is {found}")
    elif found != digest:
        yield Finding(_code(name), name, f"its SHA-256 is {found}, the manifest says {digest}")


def _code(name: str) -> str:
    if name.startswith(layout.EVIDENCE):
        return "evidence_changed"
    return OWN_CODES.get(name, "file_changed")
