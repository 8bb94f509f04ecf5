"""Writes a bundle: one zip, the same bytes for the same contents and keys.

Files are stored, not compressed, in a fixed order with a fixed date; nothing but the one file is
touched, and no content is held in memory that need not be. Contents without leaves of their own
that do not fit their checkpoint are refused with ProofError before anything is written.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from contracts.proofs.bundle import layout
from contracts.proofs.bundle.contents import Contents
from contracts.proofs.bundle.facts import evidence_of
from contracts.proofs.bundle.layout import LeafProof, Manifest
from contracts.proofs.bundle.page.document import page_of
from contracts.proofs.checkpoints import Checkpoint, opened
from contracts.proofs.encoding import encoded
from contracts.proofs.notes import Note
from contracts.proofs.statements import BundleManifest, CompleteHistory
from contracts.proofs.tree.frontier import BATCH, root_of
from contracts.proofs.tree.hashes import ProofError, event_leaf, event_leaves

OLDEST_DATE = (1980, 1, 1, 0, 0, 0)
UNIX, FILE_MODE = 3, 0o100644 << 16


@dataclass(frozen=True, slots=True)
class _File:
    name: str
    pieces: Callable[[], Iterable[bytes]]


class Draft:
    """A bundle that lacks only the signature over its manifest."""

    def __init__(self, contents: Contents) -> None:
        head = Checkpoint.parse(contents.checkpoint.text)
        opened(contents.checkpoint, head.origin, contents.keys)
        self._files = list(_files(contents, head))
        hashes, self._sizes = {}, {}
        for file in self._files:
            hashes[file.name], self._sizes[file.name] = _measured(file)
        self.manifest = _manifest(contents, head, hashes)
        self.written = self.manifest.to_bytes()
        digest = sha256(self.written).digest()
        self.statement = BundleManifest(head.origin, head.size, head.root, digest)

    def write(self, path: Path, note: Note) -> None:
        """Write the bundle, with the log's note over the statement."""
        first = [_file(layout.MANIFEST, self.written), _file(layout.MANIFEST_NOTE, note.to_bytes())]
        with ZipFile(path, "w", ZIP_STORED) as archive:
            for file in [*first, *self._files]:
                _store(archive, file, self._sizes.get(file.name, 0))


def write_bundle(path: Path, contents: Contents, sign: Callable[[str], Note]) -> Manifest:
    """Write the bundle and answer its manifest.

    `sign` is the log's: it answers the note of a BundleManifest's text (`Signer.signed`).
    """
    draft = Draft(contents)
    draft.write(path, sign(draft.statement.text))
    return draft.manifest


def _manifest(contents: Contents, head: Checkpoint, hashes: dict[str, str]) -> Manifest:
    return Manifest(
        kind=contents.scope.kind,
        about=contents.scope.about,
        origin=head.origin,
        size=head.size,
        root=encoded(head.root),
        keys=tuple(key.text for key in contents.keys),
        events=len(contents.events),
        evidence=evidence_of(contents.events),
        files=hashes,
    )


def _files(contents: Contents, head: Checkpoint) -> Iterator[_File]:
    yield _file(layout.CHECKPOINT, contents.checkpoint.to_bytes())
    yield _File(layout.EVENTS, lambda: layout.event_records(contents.events))
    yield _leaves(contents, head) if contents.paths is None else _proofs(contents)
    for related in contents.related:
        note, proof = layout.checkpoint_names(Checkpoint.parse(related.note.text).size)
        yield _file(note, related.note.to_bytes())
        yield _file(proof, "".join(f"{encoded(each)}\n" for each in related.proof).encode())
    for history in contents.histories:
        about = CompleteHistory.parse(history.text).aggregate
        yield _file(f"{layout.HISTORIES}{about}.note", history.to_bytes())
    yield _file(layout.DIRECTORY, layout.canonical(contents.directory))
    yield _file(layout.PAGE, page_of(contents))
    for digest, read in sorted(contents.evidence.items()):
        yield _File(f"{layout.EVIDENCE}{digest}", read)


def _leaves(contents: Contents, head: Checkpoint) -> _File:
    if contents.leaves is not None:
        return _File(layout.LEAVES, contents.leaves)
    events = contents.events
    batches = (events[at : at + BATCH] for at in range(0, len(events), BATCH))
    leaves = [leaf for batch in batches for leaf in event_leaves(batch)]
    if len(leaves) != head.size or root_of(leaves) != head.root:
        raise ProofError("the events are not all of the checkpoint's tree")
    return _File(layout.LEAVES, lambda: leaves)


def _proofs(contents: Contents) -> _File:
    pairs = zip(contents.paths or (), contents.events, strict=True)
    proofs = [
        LeafProof(path.index, event_leaf(position, stored), tuple(path.hashes))
        for path, (position, stored) in pairs
    ]
    return _File(layout.PROOFS, lambda: layout.proof_records(proofs))


def _file(name: str, content: bytes) -> _File:
    return _File(name, lambda: [content])


def _measured(file: _File) -> tuple[str, int]:
    digest, size = sha256(), 0
    for piece in file.pieces():
        digest.update(piece)
        size += len(piece)
    return digest.hexdigest(), size


def _store(archive: ZipFile, file: _File, size: int) -> None:
    entry = ZipInfo(file.name, OLDEST_DATE)
    entry.create_system, entry.external_attr, entry.file_size = UNIX, FILE_MODE, size
    with archive.open(entry, "w") as target:
        for piece in file.pieces():
            target.write(piece)
