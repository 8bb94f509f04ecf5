"""Puts a bundle together: gathered, measured, signed over by the log, written into one file.

A bundle of everything shows the store as it is beside the leaves that were signed, so that its
verifier names what differs; any other is refused where the log does not sign that it is complete.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from contracts.proofs.bundle.contents import Contents, InclusionPath, Scope
from contracts.proofs.bundle.facts import all_facts
from contracts.proofs.bundle.layout import StoredEvent
from contracts.proofs.bundle.writing import Draft
from services.reporting.application.asking.desk import Asked, Desk
from services.reporting.application.asking.past.history import changes_by_position
from services.reporting.application.bundling import gathering
from services.reporting.application.bundling.directory import directory_facts, people_in
from services.reporting.application.bundling.heads import head_for, leading_to
from services.reporting.application.bundling.subject import Subject, paired_streams, subject_of
from services.reporting.application.bundling.wish import Wish, may_ask, may_have
from services.reporting.application.bundling.words import EventWords, Telling
from services.reporting.application.ports.attesting import SignedCheckpoint
from services.reporting.application.ports.event_store import EventStore
from services.reporting.application.ports.proofs import (
    EvidenceFiles,
    LogStatements,
    ProofTree,
)
from services.reporting.application.proving.paths import inclusion_paths
from services.reporting.application.reading.reader import Reader
from services.reporting.application.refusals import NotCoveredError
from services.reporting.domain.changes import Change


class Bundles:
    """Makes bundles, one at a time: each takes a core, and room on the disk."""

    def __init__(
        self,
        desk: Desk,
        store: EventStore,
        tree: ProofTree,
        log: LogStatements,
        evidence: EvidenceFiles,
        telling: Telling,
    ) -> None:
        self._desk, self._store, self._tree = desk, store, tree
        self._log, self._evidence, self._telling = log, evidence, telling
        self._turn = asyncio.Lock()

    async def subject(self, reader: Reader, wish: Wish) -> Subject:
        """What the wish is about. Raises NotAllowedError, UnknownThingError and their like."""
        may_ask(reader, wish)
        async with self._desk.view(Asked(wish.as_of)) as view:
            return await subject_of(view, reader, wish)

    async def make(self, reader: Reader, wish: Wish, subject: Subject, folder: Path) -> Path:
        """Write the bundle into the folder, and answer its file."""
        async with self._turn:
            head = await head_for(self._desk, self._tree, wish)
            contents = await self._contents(reader, wish, subject, head, folder)
            draft = await asyncio.to_thread(Draft, contents)
            note = await self._log.bundle(draft.written)
            file = folder / "bundle"
            await asyncio.to_thread(draft.write, file, note)
            return file

    async def _contents(
        self, reader: Reader, wish: Wish, subject: Subject, head: SignedCheckpoint, folder: Path
    ) -> Contents:
        contents = Contents(
            scope=Scope(wish.kind, str(subject.about) if subject.about else None),
            checkpoint=head.parsed,
            keys=await self._log.keys(),
            events=(),
            related=await leading_to(self._tree, head, wish),
        )
        if wish.kind == "everything":
            contents = await self._everything(contents, head, folder)
        else:
            contents = await self._part(contents, reader, subject, head)
        if wish.files:
            read = gathering.all_evidence
            files = await read(self._evidence, contents.events, wish.caller, folder)
            contents = replace(contents, evidence=files)
        return await self._told(contents, subject, head)

    async def _everything(
        self, contents: Contents, head: SignedCheckpoint, folder: Path
    ) -> Contents:
        events = await gathering.all_events(self._store, head, folder / "events")
        leaves = await gathering.all_leaves(self._tree, head, folder / "leaves")
        return replace(contents, events=events, leaves=leaves)

    async def _part(
        self, contents: Contents, reader: Reader, subject: Subject, head: SignedCheckpoint
    ) -> Contents:
        events = await self._streams(subject, head)
        may_have(reader, events)
        streams = sorted({UUID(each.aggregate) for each in all_facts(events)})
        # The log first: it says what is wrong where a path could not even be looked for.
        histories = await self._log.histories(streams, head.size)
        paths = await self._paths(events, head)
        return replace(contents, events=events, paths=paths, histories=histories)

    async def _streams(self, subject: Subject, head: SignedCheckpoint) -> list[StoredEvent]:
        streams = set(subject.streams)
        events = await self._store.of_streams(streams, head.position)
        if len(streams) > 1:
            streams |= paired_streams(events, streams)
            events = await self._store.of_streams(streams, head.position)
        if not events:
            raise NotCoveredError("no checkpoint covers any of it yet; ask again")
        return [(each.position, each.state) for each in events]

    async def _paths(
        self, events: Sequence[StoredEvent], head: SignedCheckpoint
    ) -> list[InclusionPath]:
        places = await self._tree.places([position for position, _ in events])
        leaves = [places[position].leaf_index for position, _ in events if position in places]
        return await inclusion_paths(self._tree, leaves, head.size)

    async def _told(self, contents: Contents, subject: Subject, head: SignedCheckpoint) -> Contents:
        """With directory facts and words, from the model as far as it shows the events."""
        people = None if contents.paths is None else people_in(contents.events)
        # A store that was cut off behind the checkpoint is shown as far as it goes.
        ends = await self._desk.applied(), await self._store.head()
        position = min(head.position, *ends)
        async with self._desk.view(Asked(str(position))) as view:
            changed: dict[int, Sequence[Change]] = {}
            for task in sorted(subject.tasks):
                changed |= changes_by_position(await view.snapshot.versions(task))
            words = EventWords(self._telling, view.tree, changed)
            facts = await directory_facts(view, people)
        return replace(contents, directory=facts, title=subject.title, read=words.read)
