"""The life of one task as a ledger of its own, and bundles of it: everything, or the task alone."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from zipfile import ZipFile

from contracts.builders.places import TASK
from contracts.builders.story import a_task_from_registration_to_closing, at_positions
from contracts.proofs.bundle.contents import Contents, InclusionPath, RelatedCheckpoint, Scope
from contracts.proofs.bundle.findings import Finding
from contracts.proofs.bundle.layout import StoredEvent
from contracts.proofs.bundle.verifying import verify_bundle
from contracts.proofs.bundle.writing import write_bundle
from contracts.proofs.checkpoints import Checkpoint
from contracts.proofs.notes import Note, Signer
from contracts.proofs.statements import CompleteHistory
from contracts.proofs.tree.frontier import root_of
from contracts.proofs.tree.hashes import event_leaves
from contracts.proofs.tree.proving import consistency_proof, inclusion_proof, nodes_of
from tests.contracts.proofs.signers import ORIGIN, a_signer, a_witness

EARLIER = 20


def stored_story() -> list[StoredEvent]:
    events = a_task_from_registration_to_closing()
    return [(position * 3, event.to_bytes()) for position, event in at_positions(events, 5)]


@dataclass
class Ledger:
    """A log with its events; two of them with one key are one log that tells two stories."""

    events: list[StoredEvent] = field(default_factory=stored_story)
    signer: Signer = field(default_factory=a_signer)

    @property
    def leaves(self) -> list[bytes]:
        return event_leaves(self.events)

    def head(self, size: int) -> Checkpoint:
        return Checkpoint(ORIGIN, size, root_of(self.leaves[:size]))

    def checkpoint(self, size: int | None = None) -> Note:
        text = self.head(len(self.events) if size is None else size).text
        return self.signer.signed(text).with_signatures([a_witness().cosign(text, 1_700_000_000)])

    def history(self, version: int | None = None) -> Note:
        head = self.head(len(self.events))
        last = max(v for a, v in map(_stream, self.events) if a == str(TASK))
        statement = CompleteHistory(head.origin, head.size, head.root, str(TASK), version or last)
        return self.signer.signed(statement.text)

    def related(self, size: int = EARLIER) -> RelatedCheckpoint:
        nodes = nodes_of(self.leaves)
        return RelatedCheckpoint(
            self.checkpoint(size), consistency_proof(size, len(self.events), nodes)
        )

    def everything(self) -> Contents:
        return Contents(
            scope=Scope("everything"),
            checkpoint=self.checkpoint(),
            keys=[self.signer.key],
            events=self.events,
            related=[self.related()] if len(self.events) > EARLIER else [],
            directory={"units": ["yxb"]},
        )

    def task(self) -> Contents:
        nodes, size = nodes_of(self.leaves), len(self.events)
        chosen = [at for at, event in enumerate(self.events) if _stream(event)[0] == str(TASK)]
        return Contents(
            scope=Scope("task", str(TASK)),
            checkpoint=self.checkpoint(),
            keys=[self.signer.key],
            events=[self.events[at] for at in chosen],
            paths=[InclusionPath(at, inclusion_proof(at, size, nodes)) for at in chosen],
            related=[self.related()],
            histories=[self.history()],
            directory={"units": ["yxb"]},
        )

    def written(self, path: Path, contents: Contents) -> Path:
        write_bundle(path, contents, self.signer.signed)
        return path

    def findings(self, path: Path, *known: Note) -> list[Finding]:
        return verify_bundle(path, [self.signer.key], [a_witness().key], known)


def codes(found: list[Finding]) -> set[str]:
    return {finding.code for finding in found}


def files_of(path: Path) -> dict[str, bytes]:
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def put(path: Path, files: dict[str, bytes]) -> Path:
    with ZipFile(path, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def _stream(event: StoredEvent) -> tuple[str, int]:
    raw = json.loads(event[1])
    return raw["aggregate_id"], raw["aggregate_version"]
