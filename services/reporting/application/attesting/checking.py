"""Attestations checked against the events: signature, root of the tree, and digest by replay.

Each answers for itself, so that one that does not hold hides no other. What cannot be computed any
more is said to be unchecked: the layout of the model is another one, or the events were lost in a
restore that a signed statement names.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from contracts.proofs.keys import VerifierKey
from contracts.proofs.notes import Note
from contracts.proofs.statements import ReadModel
from contracts.proofs.tree.frontier import Frontier
from contracts.proofs.tree.hashes import ProofError
from services.reporting.application.ports.attesting import Attested, Restarted
from services.reporting.application.ports.event_store import EventStore
from services.reporting.application.ports.rebuilding import Digests

EVENTS_AT_ONCE = 5_000


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of one attestation: why it does not hold, or cannot be checked; else None."""

    statement: ReadModel
    fault: str | None
    unchecked: Literal["lost", "layout"] | None = None


class AttestationCheck:
    """Checks against the events in `store` and a model that was rebuilt from them."""

    def __init__(
        self,
        store: EventStore,
        digests: Digests,
        keys: Sequence[VerifierKey],
        layout: int,
        restarts: Sequence[Restarted],
    ) -> None:
        self._store, self._digests, self._keys, self._layout = store, digests, keys, layout
        self._kept = {each.statement.former: each.statement.size for each in restarts}

    async def of(self, attested: Sequence[Attested], model: str, to: int | None) -> list[Checked]:
        """All, or those up to a position, in the order of the trees, which is the order given."""
        asked = [one for one in attested if to is None or one.statement.position <= to]
        roots = await self._roots([one.statement.size for one in asked])
        return [await self._checked(one, model, roots) for one in asked]

    async def _checked(self, one: Attested, model: str, roots: dict[int, bytes]) -> Checked:
        said = one.statement
        fault = self._signature_fault(one)
        if fault is None and said.size > self._kept.get(said.origin, said.size):
            return Checked(said, None, "lost")
        fault = fault or _root_fault(said, roots)
        if fault is None and said.version != self._layout:
            return Checked(said, None, "layout")
        return Checked(said, fault or await self._digest_fault(said, model))

    async def _digest_fault(self, said: ReadModel, model: str) -> str | None:
        _, digest = await self._digests.of(model, said.position)
        return None if digest == said.digest.hex() else "the events give another digest"

    def _signature_fault(self, one: Attested) -> str | None:
        try:
            found = ReadModel.opened(Note.parse(one.note.encode()), self._keys)
        except ProofError as error:
            return str(error)
        return None if found == one.statement else "the note says something else"

    async def _roots(self, sizes: Sequence[int]) -> dict[int, bytes]:
        """The root of the first so many events, for each size that the store comes to."""
        frontier, position, roots = Frontier(), 0, dict[int, bytes]()
        for size in sorted(set(sizes)):
            for limit in _limits(size - frontier.size):
                events = await self._store.after(position, limit)
                if not events:
                    return roots
                frontier.extend_events([(each.position, each.state) for each in events])
                position = events[-1].position
            if frontier.size == size:
                roots[size] = frontier.root()
        return roots


def _root_fault(said: ReadModel, roots: dict[int, bytes]) -> str | None:
    if said.size not in roots:
        return "the events end before this tree"
    return None if roots[said.size] == said.root else "the events give another root"


def _limits(count: int) -> Iterator[int]:
    """Batches that make up the count."""
    while count > 0:
        yield min(count, EVENTS_AT_ONCE)
        count -= EVENTS_AT_ONCE
