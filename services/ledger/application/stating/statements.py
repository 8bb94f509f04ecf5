"""Makes the statements: a complete history, the manifest of a bundle.

A history is read from the store itself, each event beside its leaf, at each asking; nothing is
taken from whoever asks but its name.
"""

from collections.abc import Callable
from hashlib import sha256
from uuid import UUID

from contracts.proofs.bundle.facts import facts_of
from contracts.proofs.bundle.layout import Manifest
from contracts.proofs.checkpoints import Checkpoint, opened
from contracts.proofs.encoding import encoded
from contracts.proofs.notes import Note
from contracts.proofs.statements import BundleManifest, CompleteHistory
from contracts.proofs.tree.hashes import ProofError, event_leaf
from services.ledger.application.stating.ports import SignedTrees, StatementSigner, Stored, Streams
from services.ledger.application.stating.refusals import (
    HistoryIncompleteError,
    ManifestRefusedError,
    NotSignedError,
)


class Statements:
    """The log's word about its tree; `origin` tells under which name the log goes then."""

    def __init__(
        self,
        origin: Callable[[], str],
        trees: SignedTrees,
        streams: Streams,
        signer: StatementSigner,
    ) -> None:
        self._origin, self._trees, self._streams, self._signer = origin, trees, streams, signer

    async def history(self, size: int, aggregate: UUID) -> str:
        """The note that in the tree of `size` this aggregate has the versions 1 … n, no others.

        Raises NotSignedError or HistoryIncompleteError.
        """
        head = await self._head(size)
        last = await self._trees.leaves(size - 1, 1) if size else []
        events = await self._streams.of(aggregate, last[0].position if last else 0)
        if not events:
            raise HistoryIncompleteError(f"{aggregate} has no event in the tree of {size} leaves")
        for version, event in enumerate(events, 1):
            _check(str(aggregate), version, event)
        said = CompleteHistory(head.origin, head.size, head.root, str(aggregate), len(events))
        return self._signer.state(said.text)

    async def bundle(self, manifest: bytes) -> str:
        """The note over the manifest of a bundle taken at a signed tree.

        Raises NotSignedError or ManifestRefusedError.
        """
        try:
            said = Manifest.parse(manifest)
        except ProofError as error:
            raise ManifestRefusedError(str(error)) from None
        head = await self._head(said.size)
        if (said.origin, said.root) != (head.origin, encoded(head.root)):
            raise ManifestRefusedError("origin and root are not those that were signed")
        if not set(said.keys) <= {key.text for key in self._signer.published()}:
            raise ManifestRefusedError("it names keys that are not this log's")
        digest = sha256(manifest).digest()
        return self._signer.state(BundleManifest(head.origin, head.size, head.root, digest).text)

    async def _head(self, size: int) -> Checkpoint:
        """The checkpoint of this size, believed for its signature alone."""
        signed = await self._trees.checkpoint(size)
        if signed is None:
            raise NotSignedError(f"there is no checkpoint of size {size}")
        try:
            note = Note.parse(signed.note.encode())
            head = opened(note, self._origin(), self._signer.published())
        except ProofError as error:
            raise NotSignedError(f"the checkpoint of size {size}: {error}") from None
        if head.size != size:
            raise NotSignedError(f"the checkpoint of size {size} is of {head.size}")
        return head


def _check(aggregate: str, version: int, event: Stored) -> None:
    """Raise HistoryIncompleteError unless this is that version, as the tree has it."""
    where = f"{aggregate} version {version}"
    if event.version != version:
        raise HistoryIncompleteError(f"{where} is missing")
    if event.leaf_hash is None:
        raise HistoryIncompleteError(f"{where}, position {event.position}: not in the tree")
    if event.leaf_hash != event_leaf(event.position, event.state):
        raise HistoryIncompleteError(f"{where}, position {event.position}: changed")
    facts = facts_of(event.position, event.state)
    if facts is None or (facts.aggregate, facts.version) != (aggregate, version):
        raise HistoryIncompleteError(
            f"{where}, position {event.position}: its bytes are of another stream or version"
        )
