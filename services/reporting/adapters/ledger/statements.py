"""The checkpointer's HTTP: its public keys, and statements signed at this service's asking."""

from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from contextlib import asynccontextmanager
from uuid import UUID

import httpx

from contracts.proofs.keys import VerifierKey
from contracts.proofs.notes import Note
from contracts.proofs.tree.hashes import ProofError
from services.reporting.application.refusals import StatementRefusedError, UnavailableError

TIMEOUT = 30.0


class HttpStatements:
    """Implements `LogStatements`; without an address nothing is signed."""

    def __init__(self, url: str | None, token: str) -> None:
        self._url = url
        self._headers = {"Authorization": f"Bearer {token}"}

    async def keys(self) -> Sequence[VerifierKey]:
        """The public keys, old ones too."""
        async with self._asking() as client:
            answer = await client.get("/v1/proofs/keys")
            lines = answer.raise_for_status().text.splitlines()
        return [VerifierKey.parse(line.split()[0]) for line in lines if line]

    async def histories(self, aggregates: Collection[UUID], size: int) -> Sequence[Note]:
        """That the history of each aggregate is complete."""
        async with self._asking() as client:
            paths = [f"/v1/statements/histories/{each}" for each in aggregates]
            return [_note(await client.post(path, params={"size": size})) for path in paths]

    async def bundle(self, manifest: bytes) -> Note:
        """Over the manifest of a bundle."""
        async with self._asking() as client:
            return _note(await client.post("/v1/statements/bundles", content=manifest))

    @asynccontextmanager
    async def _asking(self) -> AsyncIterator[httpx.AsyncClient]:
        if self._url is None:
            raise UnavailableError("no checkpointer is named in the settings")
        try:
            async with httpx.AsyncClient(
                base_url=self._url, headers=self._headers, timeout=TIMEOUT, trust_env=False
            ) as client:
                yield client
        except (httpx.HTTPError, ProofError) as error:
            raise UnavailableError(
                "{name} does not answer: {fault}", name="checkpointer", fault=type(error).__name__
            ) from error


def _note(answer: httpx.Response) -> Note:
    if answer.status_code == httpx.codes.CONFLICT:
        problem: Mapping[str, str] = answer.json()
        raise StatementRefusedError(
            "the log does not sign that this is complete: {fault}", fault=problem.get("detail", "")
        )
    return Note.parse(answer.raise_for_status().content)
