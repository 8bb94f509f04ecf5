"""That the tree continues the earlier checkpoints in the bundle and those the auditor kept."""

from collections.abc import Iterator

from contracts.proofs.bundle import layout
from contracts.proofs.bundle.checks.case import Case, wrong
from contracts.proofs.bundle.findings import Finding
from contracts.proofs.checkpoints import Checkpoint, opened
from contracts.proofs.cosignatures import cosigned
from contracts.proofs.encoding import decoded_hash
from contracts.proofs.notes import Note, SignatureError
from contracts.proofs.tree.frontier import root_of
from contracts.proofs.tree.hashes import EMPTY_ROOT, HASH_BYTES, ProofError
from contracts.proofs.tree.verifying import verify_consistency


def check_related(case: Case) -> Iterator[Finding]:
    """Checkpoints in the bundle: signed, not larger than the bundle's, continued by it."""
    for name in case.names(layout.CHECKPOINTS, ".note"):
        try:
            earlier = _related(case, name)
        except SignatureError as problem:
            yield wrong("signature_wrong", name, problem)
        except ProofError as problem:
            yield wrong("checkpoint_wrong", name, problem)
        else:
            yield from _continued(case, name, earlier)
    for name in case.names(layout.CHECKPOINTS, ".proof"):
        if (note := f"{name.removesuffix('.proof')}.note") not in case.archive:
            yield Finding("file_missing", note, "there is only the proof from it")


def check_known(case: Case) -> Iterator[Finding]:
    """Checkpoints that the auditor kept from before this bundle was taken."""
    for note in case.known:
        where = "known checkpoint"
        try:
            known = opened(note, case.head.origin, case.keys)
        except ProofError as problem:
            yield wrong("checkpoint_wrong", where, problem)
            continue
        yield from _follows(case, f"{where} of size {known.size}", known)


def _related(case: Case, name: str) -> Checkpoint:
    note = Note.parse(case.archive.read(name))
    earlier = opened(note, case.head.origin, case.keys)
    cosigned(note, case.witnesses)
    if name != layout.checkpoint_names(earlier.size)[0]:
        raise ProofError(f"it is of size {earlier.size}")
    return earlier


def _continued(case: Case, name: str, earlier: Checkpoint) -> Iterator[Finding]:
    head = case.head
    if earlier.size > head.size:
        yield _rolled_back(name, earlier, head)
        return
    try:
        proof = _proof(case, layout.checkpoint_names(earlier.size)[1])
        verify_consistency(earlier.size, earlier.root, head.size, head.root, proof)
    except ProofError as problem:
        yield wrong("tree_rewritten", name, problem)


def _proof(case: Case, name: str) -> list[bytes]:
    try:
        text = case.archive.read(name).decode("ascii")
    except UnicodeDecodeError as problem:
        raise ProofError(f"{name} is not ASCII") from problem
    if text and not text.endswith("\n"):
        raise ProofError(f"{name} is cut off")
    return [decoded_hash(line) for line in text.split("\n")[:-1]]


def _follows(case: Case, where: str, known: Checkpoint) -> Iterator[Finding]:
    if known.size > case.head.size:
        yield _rolled_back(where, known, case.head)
        return
    root = _root_at(case, known.size)
    if root is None:
        yield Finding("tree_unconnected", where, "the bundle has no proof from it; ask for one")
    elif root != known.root:
        yield Finding("tree_rewritten", where, f"at size {known.size} the tree has another root")


def _root_at(case: Case, size: int) -> bytes | None:
    if size == 0:
        return EMPTY_ROOT
    if size == case.head.size:
        return case.head.root
    name = layout.checkpoint_names(size)[0]
    try:
        if case.manifest.whole and layout.LEAVES in case.archive:
            return root_of(layout.hashes_of(case.archive.view(layout.LEAVES)[: size * HASH_BYTES]))
        return Checkpoint.parse(Note.parse(case.archive.read(name)).text).root
    except ProofError:
        # What is wrong with the file is a finding of another check.
        return None


def _rolled_back(where: str, earlier: Checkpoint, head: Checkpoint) -> Finding:
    detail = f"a tree of {earlier.size} leaves was signed, the bundle stands at {head.size}"
    return Finding("tree_rolled_back", where, detail)
