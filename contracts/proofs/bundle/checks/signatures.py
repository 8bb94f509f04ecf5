"""That the log signed manifest and checkpoint, and each given witness the checkpoint."""

from collections.abc import Iterator
from hashlib import sha256

from contracts.proofs.bundle import layout
from contracts.proofs.bundle.checks.case import Case, wrong
from contracts.proofs.bundle.findings import Finding
from contracts.proofs.cosignatures import cosigned
from contracts.proofs.encoding import encoded
from contracts.proofs.notes import Note, SignatureError
from contracts.proofs.statements import BundleManifest
from contracts.proofs.tree.hashes import ProofError


def check_checkpoint(case: Case) -> Iterator[Finding]:
    """The log's signature, and that the manifest speaks of this very tree."""
    try:
        case.note.verify(case.keys)
    except SignatureError as problem:
        yield wrong("signature_wrong", layout.CHECKPOINT, problem)
    head, said = case.head, case.manifest
    if (head.origin, head.size, encoded(head.root)) != (said.origin, said.size, said.root):
        detail = "origin, size or root are not those that the manifest says"
        yield Finding("checkpoint_wrong", layout.CHECKPOINT, detail)


def check_manifest(case: Case) -> Iterator[Finding]:
    """The log's signature over the manifest's hash."""
    try:
        note = Note.parse(case.archive.read(layout.MANIFEST_NOTE))
        statement = BundleManifest.opened(note, case.keys)
    except SignatureError as problem:
        yield wrong("signature_wrong", layout.MANIFEST_NOTE, problem)
        return
    except ProofError as problem:
        yield wrong("manifest_changed", layout.MANIFEST_NOTE, problem)
        return
    if statement.manifest != sha256(case.archive.view(layout.MANIFEST)).digest():
        detail = "its SHA-256 is not the signed one"
        yield Finding("manifest_changed", layout.MANIFEST, detail)
    head = case.head
    if (statement.origin, statement.size, statement.root) != (head.origin, head.size, head.root):
        yield Finding("checkpoint_wrong", layout.MANIFEST_NOTE, "signed for another tree")


def check_witnesses(case: Case) -> Iterator[Finding]:
    """Each given witness has cosigned this checkpoint."""
    for witness in case.witnesses:
        try:
            found = cosigned(case.note, [witness])
        except ProofError as problem:
            yield wrong("signature_wrong", layout.CHECKPOINT, problem)
            continue
        if not found:
            yield Finding("witness_missing", witness.name, f"no cosignature of {witness.text}")
