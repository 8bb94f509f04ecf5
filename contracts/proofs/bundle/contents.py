"""What a bundle is made of, as plain data; the writer adds hashes, manifest and its signature."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from contracts.proofs.bundle.layout import StoredEvent
from contracts.proofs.keys import VerifierKey
from contracts.proofs.notes import Note

Pieces = Callable[[], Iterable[bytes]]
"""A content, piece by piece; the same at each asking."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An event as people read it: when, who in which post, and what, in Chinese and in English.

    `changed` has for each value that it changed its name, what it was and what it is; empty for
    nothing.
    """

    at: str
    who: str
    title: tuple[str, str]
    says: tuple[str, str] = ("", "")
    changed: Sequence[tuple[str, str, str]] = ()


@dataclass(frozen=True, slots=True)
class Scope:
    """`task` or `campaign` with its id, or `everything` with None."""

    kind: str
    about: str | None = None


@dataclass(frozen=True, slots=True)
class InclusionPath:
    """Leaf index of an event and its path to the checkpoint's root, sibling first."""

    index: int
    hashes: Sequence[bytes]


@dataclass(frozen=True, slots=True)
class RelatedCheckpoint:
    """An earlier checkpoint with its cosignatures, and the proof from it to the bundle's."""

    note: Note
    proof: Sequence[bytes]


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything that goes into a bundle.

    `events` are in the order of the store; `paths` has one for each event, or is None for
    everything. `histories` are signed CompleteHistory notes; `directory` is any JSON value: the
    directory facts as of then; `evidence` gives a file's bytes in pieces by its SHA-256 in hex,
    read twice. `title` and `read` (an event in words, None for one that has none) are for the
    readable page. `leaves`, of everything, gives the leaf hashes in pieces as the tree has them,
    for a verifier to compare the events with; without them they are computed of the events.
    """

    scope: Scope
    checkpoint: Note
    keys: Sequence[VerifierKey]
    events: Sequence[StoredEvent]
    title: str = ""
    read: Callable[[int, bytes], Reading | None] = lambda _position, _stored: None
    paths: Sequence[InclusionPath] | None = None
    related: Sequence[RelatedCheckpoint] = ()
    histories: Sequence[Note] = ()
    directory: object = None
    evidence: Mapping[str, Pieces] = field(default_factory=dict)
    leaves: Pieces | None = None
