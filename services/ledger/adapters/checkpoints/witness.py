"""A witness as the log asks it (C2SP tlog-witness): POST add-checkpoint, a cosignature back.

Only a line that the configured key made counts.
"""

from collections.abc import Sequence

import httpx

from contracts.proofs.cosignatures import cosigned
from contracts.proofs.encoding import number
from contracts.proofs.exchange import WitnessRequest
from contracts.proofs.keys import VerifierKey
from contracts.proofs.notes import Note, Signature
from contracts.proofs.tree.hashes import ProofError
from services.ledger.application.checkpointing.faults import WitnessRefusedError
from services.ledger.application.checkpointing.ports import Behind, Signed


class HttpWitness:
    """Implements the port `Witness` for an address and the witness's key."""

    def __init__(self, url: str, key: VerifierKey, client: httpx.AsyncClient) -> None:
        self.name = key.name
        self._url, self._key, self._client = url.rstrip("/"), key, client

    async def add(self, old: int, proof: Sequence[bytes], signed: Signed) -> str | Behind:
        """Its signature line, or the size that it has seen; raises WitnessRefusedError."""
        note = Note.parse(signed.note.encode())
        body = WitnessRequest(old, tuple(proof), note).to_bytes()
        try:
            answer = await self._client.post(f"{self._url}/add-checkpoint", content=body)
        except httpx.HTTPError as error:
            raise WitnessRefusedError(f"{self.name}: {type(error).__name__}") from error
        try:
            if answer.status_code == httpx.codes.CONFLICT:
                return Behind(number(answer.text.strip()))
            if answer.status_code == httpx.codes.OK:
                return self._line(note, answer.text)
        except ProofError as error:
            raise WitnessRefusedError(f"{self.name}: {error}") from error
        raise WitnessRefusedError(f"{self.name} answers {answer.status_code}")

    def _line(self, note: Note, answer: str) -> str:
        given = [Signature.parse(line) for line in answer.splitlines() if line]
        own = [each for each in given if each.is_of(self._key)]
        if not own or not cosigned(note.with_signatures(own), [self._key]):
            raise WitnessRefusedError(f"{self.name} answers without its own signature")
        return own[0].line
