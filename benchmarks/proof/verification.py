"""P7: a bundle of everything verified offline, beside hashing the stored bytes of its events.

The ratio to reach is that of leaves, root and signatures; the whole command, which reads every
event once more to see that each history is complete, stands beside it.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from hashlib import sha256
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from benchmarks.frame.comparison import Result, Subject, Target
from benchmarks.frame.rounds import Round, Side, compare
from benchmarks.frame.scale import Scale
from benchmarks.place.filling import histories
from benchmarks.place.servers import Place
from contracts.proofs.bundle import layout
from contracts.proofs.bundle.archive import Archive
from contracts.proofs.bundle.checks.case import Case
from contracts.proofs.bundle.checks.events import check_events
from contracts.proofs.bundle.checks.signatures import check_checkpoint, check_manifest
from contracts.proofs.bundle.contents import Contents, Scope
from contracts.proofs.bundle.layout import Manifest
from contracts.proofs.bundle.verifying import verify_bundle
from contracts.proofs.bundle.writing import write_bundle
from contracts.proofs.checkpoints import Checkpoint
from contracts.proofs.keys import VerifierKey
from contracts.proofs.notes import Note, Signer
from contracts.proofs.tree.frontier import root_of
from contracts.proofs.tree.hashes import event_leaves

ORIGIN = "benchmark.example/log"


async def verification(place: Place, scale: Scale) -> list[Result]:
    """Events per second of both."""
    bundle, count = place.folder / "everything.zip", scale.verified
    key = _written(bundle, count)
    hashing = Side("SHA-256 of each event", _rate(count, partial(_hashed, bundle)), Target(0.3))
    stream = Side("SHA-256 over all of it", _rate(count, partial(_hashed_whole, bundle)))
    leaves = Subject("P7", f"leaves, root, signatures of {count:,} events", "per s")
    ours = _rate(count, partial(_verified, bundle, key))
    found = await compare(leaves, ours, [hashing, stream], scale.rounds)
    whole = Subject("P7", f"`taizhang verify` of {count:,} events, all of it", "per s")
    ours = _rate(count, partial(_verified_whole, bundle, key))
    again = replace(hashing, target=None)
    return [*found, *await compare(whole, ours, [again], scale.rounds)]


def _written(path: Path, count: int) -> VerifierKey:
    """A bundle of so many events, and the key that signed it."""
    states = (state for batch in histories(count) for *_, state in batch)
    events = list(enumerate(states, 1))
    signer = Signer(ORIGIN, Ed25519PrivateKey.generate())
    head = Checkpoint(ORIGIN, len(events), root_of(event_leaves(events)))
    contents = Contents(
        scope=Scope(layout.EVERYTHING),
        checkpoint=signer.signed(head.text),
        keys=[signer.key],
        events=events,
    )
    write_bundle(path, contents, signer.signed)
    return signer.key


def _rate(count: int, work: Callable[[], object]) -> Round:
    """Events per second of a work that takes them all, in this thread, as the command does."""

    async def measure() -> float:
        begun = time.perf_counter()
        work()
        return count / (time.perf_counter() - begun)

    return measure


def _verified(bundle: Path, key: VerifierKey) -> None:
    with Archive(bundle) as archive:
        manifest = Manifest.parse(archive.read(layout.MANIFEST))
        note = Note.parse(archive.read(layout.CHECKPOINT))
        case = Case(archive, manifest, note, Checkpoint.parse(note.text), [key], [])
        for check in (check_manifest, check_checkpoint, check_events):
            for finding in check(case):
                raise RuntimeError(str(finding))


def _verified_whole(bundle: Path, key: VerifierKey) -> None:
    for finding in verify_bundle(bundle, [key]):
        raise RuntimeError(str(finding))


def _hashed(bundle: Path) -> None:
    with Archive(bundle) as archive:
        for _, stored in layout.read_events(archive.view(layout.EVENTS)):
            sha256(stored).digest()


def _hashed_whole(bundle: Path) -> None:
    with Archive(bundle) as archive:
        sha256(archive.view(layout.EVENTS)).digest()
