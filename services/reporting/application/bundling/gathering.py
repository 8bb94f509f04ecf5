"""Stored bytes on their way into a bundle, in files of one folder, so that memory stays bounded.

Whoever made the folder takes it away with all that is in it.
"""

import asyncio
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from uuid import UUID

from contracts.proofs.bundle.contents import Pieces
from contracts.proofs.bundle.facts import all_facts
from contracts.proofs.bundle.layout import StoredEvent
from contracts.proofs.bundle.spool import Spool
from services.reporting.application.ports.attesting import SignedCheckpoint
from services.reporting.application.ports.event_store import EventStore
from services.reporting.application.ports.proofs import EvidenceFiles, ProofTree

PAGE = 2_000
PIECE = 1 << 20


async def all_events(store: EventStore, head: SignedCheckpoint, file: Path) -> Spool:
    """Every event up to the checkpoint's last leaf, as stored now."""
    spool, position = Spool(file), 0
    while page := await store.after(position, PAGE):
        spool.add((each.position, each.state) for each in page if each.position <= head.position)
        position = page[-1].position
        if position >= head.position:
            break
    return spool


async def all_leaves(tree: ProofTree, head: SignedCheckpoint, file: Path) -> Pieces:
    """Every leaf hash up to the checkpoint's size, as the tree has them."""
    with file.open("wb") as target:
        for first in range(0, head.size, PAGE):
            target.writelines(await tree.leaves(first, min(PAGE, head.size - first)))
    return pieces_of(file)


async def all_evidence(
    files: EvidenceFiles, events: Iterable[StoredEvent], caller: Mapping[str, str], folder: Path
) -> dict[str, Pieces]:
    """Each file that the events name, asked for at a task that names it.

    Raises EvidenceRefusedError or UnavailableError.
    """
    places = await asyncio.to_thread(_places, events)
    found = {}
    for digest, task in sorted(places.items()):
        file = folder / digest
        with file.open("wb") as target:
            async for piece in files.read(task, digest, caller):
                target.write(piece)
        found[digest] = pieces_of(file)
    return found


def _places(events: Iterable[StoredEvent]) -> dict[str, UUID]:
    named = (each for each in all_facts(events) if each.evidence)
    return {str(each.evidence): UUID(each.aggregate) for each in named}


def pieces_of(file: Path) -> Pieces:
    """The content of a file, piece by piece."""

    def pieces() -> Iterator[bytes]:
        with file.open("rb") as source:
            while piece := source.read(PIECE):
                yield piece

    return pieces
