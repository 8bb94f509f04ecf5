"""What a witness answers to a checkpoint (C2SP tlog-witness), as status and body.

Comparing with what was seen and keeping what is new happen in one call that never waits, so no
two requests interleave.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from contracts.proofs.checkpoints import Checkpoint
from contracts.proofs.cosignatures import Cosigner
from contracts.proofs.exchange import WitnessRequest
from contracts.proofs.keys import VerifierKey
from contracts.proofs.notes import Note, SignatureError
from contracts.proofs.tree.hashes import ProofError
from deploy.witness.memory import Memory

TEXT, SIZE = "text/plain; charset=utf-8", "text/x.tlog.size"


@dataclass(frozen=True, slots=True)
class Answer:
    """Status, body and type of an answer."""

    status: int
    body: str
    media_type: str = TEXT


class Witness:
    """Cosigns for the logs whose keys it was given; `now` gives POSIX seconds."""

    def __init__(
        self,
        logs: Sequence[VerifierKey],
        cosigner: Callable[[], Cosigner],
        memory: Memory,
        now: Callable[[], int],
    ) -> None:
        self._logs, self._cosigner, self._memory, self._now = logs, cosigner, memory, now

    def add_checkpoint(self, body: bytes) -> Answer:
        """The cosignature, or why there is none."""
        try:
            request = WitnessRequest.parse(body)
            new = Checkpoint.parse(request.note.text)
        except ProofError as error:
            return Answer(400, f"{error}\n")
        keys = [key for key in self._logs if _speaks_for(key, new.origin)]
        if not keys:
            return Answer(404, "this log is not known here\n")
        try:
            request.note.verify(keys)
        except SignatureError as error:
            return Answer(403, f"{error}\n")
        known = [s for s in request.note.signatures if any(s.is_of(key) for key in keys)]
        return self._judged(request, new, Note(request.note.text, tuple(known)))

    def recent(self, origin_hash: str) -> Answer:
        """The last checkpoint cosigned of the log whose origin has this SHA-256, for monitors."""
        note = self._memory.recent(origin_hash)
        if note is None:
            return Answer(404, "no checkpoint of this log was cosigned here\n")
        return Answer(200, note.to_bytes().decode())

    def _judged(self, request: WitnessRequest, new: Checkpoint, verified: Note) -> Answer:
        if request.old_size > new.size:
            return Answer(400, "the old size is larger than the new one\n")
        seen = self._memory.seen(new.origin)
        if request.old_size != seen.size:
            return Answer(409, f"{seen.size}\n", SIZE)
        try:
            request.verify_consistency(seen.root)
        except ProofError as error:
            return Answer(422, f"{error}\n")
        word = self._cosigner().cosign(request.note.text, self._now())
        self._memory.keep(new.origin, verified.with_signatures([word]))
        return Answer(200, word.line)


def _speaks_for(key: VerifierKey, origin: str) -> bool:
    """A log's key also signs its trees beside the first, whose origins go on from its name."""
    return origin == key.name or origin.startswith(f"{key.name}/")
