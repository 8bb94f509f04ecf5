"""Verifies a bundle offline: every check, every finding; a good bundle has none.

Without a key from elsewhere the bundle's own is used: that proves that nothing changed since it
was signed, not who signed it. Nothing is raised for what a bundle may contain.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from contracts.proofs.bundle import layout
from contracts.proofs.bundle.archive import Archive
from contracts.proofs.bundle.checks.case import Case, wrong
from contracts.proofs.bundle.checks.continuity import check_known, check_related
from contracts.proofs.bundle.checks.events import check_events
from contracts.proofs.bundle.checks.files import check_evidence, check_files
from contracts.proofs.bundle.checks.histories import check_histories
from contracts.proofs.bundle.checks.signatures import (
    check_checkpoint,
    check_manifest,
    check_witnesses,
)
from contracts.proofs.bundle.findings import Finding
from contracts.proofs.bundle.layout import Manifest
from contracts.proofs.checkpoints import Checkpoint
from contracts.proofs.keys import VerifierKey
from contracts.proofs.notes import Note
from contracts.proofs.tree.hashes import ProofError

CHECKS = (
    *(check_manifest, check_checkpoint, check_witnesses, check_files, check_events),
    *(check_evidence, check_histories, check_related, check_known),
)


@dataclass(frozen=True, slots=True)
class Report:
    """What was found wrong, and what the bundle says of itself where that could be read."""

    findings: tuple[Finding, ...]
    manifest: Manifest | None = None


def verify_bundle(
    path: Path,
    keys: Sequence[VerifierKey] = (),
    witnesses: Sequence[VerifierKey] = (),
    known: Sequence[Note] = (),
) -> list[Finding]:
    """Everything that is wrong with the bundle; empty for a good one.

    `keys`: the log's, of whom one must have signed; `witnesses`: each must have cosigned;
    `known`: checkpoints kept from before the bundle was taken, which its tree must continue.
    """
    return list(examine(path, keys, witnesses, known).findings)


def examine(
    path: Path,
    keys: Sequence[VerifierKey] = (),
    witnesses: Sequence[VerifierKey] = (),
    known: Sequence[Note] = (),
) -> Report:
    """As `verify_bundle`, with the manifest."""
    try:
        archive = Archive(path)
    except ProofError as problem:
        return Report((wrong("archive_damaged", path.name, problem),))
    with archive:
        try:
            manifest = Manifest.parse(archive.read(layout.MANIFEST))
        except ProofError as problem:
            return Report((wrong("manifest_changed", layout.MANIFEST, problem),))
        try:
            own = [VerifierKey.parse(text) for text in manifest.keys]
        except ProofError as problem:
            return Report((wrong("manifest_changed", layout.MANIFEST, problem),), manifest)
        try:
            note = Note.parse(archive.read(layout.CHECKPOINT))
            head = Checkpoint.parse(note.text)
            trusted = _speaking_for(head, keys or own)
        except ProofError as problem:
            return Report((wrong("checkpoint_wrong", layout.CHECKPOINT, problem),), manifest)
        case = Case(archive, manifest, note, head, trusted, witnesses, known)
        found = [finding for check in CHECKS for finding in check(case)]
    return Report(tuple(dict.fromkeys(found)), manifest)


def _speaking_for(head: Checkpoint, keys: Sequence[VerifierKey]) -> list[VerifierKey]:
    """Those of `keys` whose log this is: of its first origin, or of one that began anew."""
    found = [key for key in keys if _is_log_of(head.origin, key.name)]
    if keys and not found:
        names = ", ".join(dict.fromkeys(key.name for key in keys))
        raise ProofError(f"a checkpoint of {head.origin}, not of {names}")
    return found


def _is_log_of(origin: str, name: str) -> bool:
    number = origin.removeprefix(f"{name}/")
    return origin == name or (number != origin and re.fullmatch("[1-9][0-9]*", number) is not None)
