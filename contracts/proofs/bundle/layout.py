"""The files of a bundle, byte by byte: names, the records of events and leaves, the manifest.

docs/reference/proof-format.md says the same in words. What is not exactly so is refused.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from struct import Struct, error
from typing import Any

from contracts.proofs.tree.hashes import HASH_BYTES, ProofError

FORMAT = "taizhang-bundle/v1"
MANIFEST, MANIFEST_NOTE, CHECKPOINT = "manifest.json", "manifest.note", "checkpoint.note"
EVENTS, LEAVES, PROOFS = "events.bin", "leaves.bin", "proofs.bin"
DIRECTORY, PAGE = "directory.json", "page.html"
CHECKPOINTS, HISTORIES, EVIDENCE = "checkpoints/", "histories/", "evidence/"
EVERYTHING = "everything"
SCOPES = ("task", "campaign", EVERYTHING)
MOST_PATH = 63
_IN_FOLDERS = re.compile(
    rf"{CHECKPOINTS}[0-9]{{20}}\.(note|proof)|{HISTORIES}[0-9A-Za-z-]+\.note|{EVIDENCE}[0-9a-f]{{64}}"
)

_EVENT = Struct(">QI")
_PROOF = Struct(f">Q{HASH_BYTES}sB")

StoredEvent = tuple[int, bytes]
"""(position in the store, bytes as stored)."""


@dataclass(frozen=True, slots=True)
class LeafProof:
    """Where a leaf stands, its hash, and its path to the checkpoint's root, sibling first."""

    index: int
    leaf: bytes
    path: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the bundle is about and the SHA-256 (hex) of each of its files but the manifest's two.

    `keys` are the log's keys as text, a help and no authority; `evidence` lists the hashes that
    the events name, by hash.
    """

    kind: str
    about: str | None
    origin: str
    size: int
    root: str
    keys: tuple[str, ...]
    events: int
    evidence: tuple[str, ...]
    files: Mapping[str, str] = field(default_factory=dict)

    def to_bytes(self) -> bytes:
        """Canonical JSON: keys sorted, no spaces, UTF-8, one newline at the end."""
        return canonical(
            {
                "about": self.about,
                "events": self.events,
                "evidence": list(self.evidence),
                "files": dict(self.files),
                "format": FORMAT,
                "keys": list(self.keys),
                "kind": self.kind,
                "origin": self.origin,
                "root": self.root,
                "size": self.size,
            }
        )

    @classmethod
    def parse(cls, data: bytes) -> "Manifest":
        """The manifest in these bytes; raises ProofError unless they are its one spelling."""
        try:
            raw: dict[str, Any] = json.loads(data)
            if raw.pop("format") != FORMAT:
                raise ProofError(f"not of the format {FORMAT}")
            lists = {name: tuple(raw[name]) for name in ("keys", "evidence")}
            made = cls(**{**raw, **lists})
            again = made.to_bytes()
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as problem:
            raise ProofError(f"not a manifest: {problem}") from problem
        if again != data or not _as_said(made):
            raise ProofError("not a manifest as it is to be written")
        return made

    @property
    def whole(self) -> bool:
        """Whether the bundle is of everything."""
        return self.kind == EVERYTHING


def required(*, whole: bool) -> frozenset[str]:
    """The files that a bundle, of everything or another, has beside the manifest's two."""
    return frozenset({CHECKPOINT, EVENTS, LEAVES if whole else PROOFS, DIRECTORY, PAGE})


def belongs(name: str, *, whole: bool) -> bool:
    """Whether a bundle may have a file of this name at all."""
    return name in required(whole=whole) or _IN_FOLDERS.fullmatch(name) is not None


def _as_said(made: Manifest) -> bool:
    """Whether each member is of its type; JSON alone would let a list or 1.0 through."""
    words = (made.origin, made.root, *made.keys, *made.evidence)
    files = (*made.files, *made.files.values())
    return (
        made.kind in SCOPES
        and (made.about is None if made.whole else isinstance(made.about, str))
        and type(made.size) is int
        and type(made.events) is int
        and all(isinstance(each, str) for each in (*words, *files))
        and list(made.evidence) == sorted(set(made.evidence))
    )


def canonical(value: Any) -> bytes:
    """JSON with one spelling, ending in a newline."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"{text}\n".encode()


def checkpoint_names(size: int) -> tuple[str, str]:
    """Where another checkpoint of this size and its consistency proof stand."""
    return f"{CHECKPOINTS}{size:020}.note", f"{CHECKPOINTS}{size:020}.proof"


def event_records(events: Iterable[StoredEvent]) -> Iterator[bytes]:
    """`events.bin`: position (8), length (4), stored bytes."""
    for position, stored in events:
        yield _EVENT.pack(position, len(stored)) + stored


def read_event(record: bytes) -> StoredEvent:
    """The event of one whole record."""
    position, _ = _EVENT.unpack_from(record)
    return position, record[_EVENT.size :]


def read_events(data: memoryview) -> Iterator[StoredEvent]:
    """The events of `events.bin`, in its order; ProofError where it breaks off."""
    at, end = 0, len(data)
    while at < end:
        try:
            position, length = _EVENT.unpack_from(data, at)
        except error as problem:
            raise ProofError(f"{EVENTS} breaks off at byte {at}") from problem
        at += _EVENT.size + length
        if at > end:
            raise ProofError(f"{EVENTS} breaks off in the event of position {position}")
        yield position, bytes(data[at - length : at])


def proof_records(proofs: Iterable[LeafProof]) -> Iterator[bytes]:
    """`proofs.bin`: index (8), leaf hash (32), number of hashes (1), the hashes (32 each)."""
    for proof in proofs:
        yield _PROOF.pack(proof.index, proof.leaf, len(proof.path)) + b"".join(proof.path)


def read_proofs(data: memoryview) -> Iterator[LeafProof]:
    """The proofs of `proofs.bin`, in its order; ProofError where it breaks off."""
    at, end = 0, len(data)
    while at < end:
        try:
            index, leaf, count = _PROOF.unpack_from(data, at)
        except error as problem:
            raise ProofError(f"{PROOFS} breaks off at byte {at}") from problem
        start = at + _PROOF.size
        at = start + count * HASH_BYTES
        if at > end or count > MOST_PATH:
            raise ProofError(f"{PROOFS} breaks off in the proof of leaf {index}")
        yield LeafProof(index, leaf, tuple(hashes_of(data[start:at])))


def hashes_of(data: memoryview) -> Sequence[bytes]:
    """Hash after hash; ProofError where the last one is cut."""
    if len(data) % HASH_BYTES:
        raise ProofError("a hash is cut off")
    return [bytes(data[at : at + HASH_BYTES]) for at in range(0, len(data), HASH_BYTES)]
