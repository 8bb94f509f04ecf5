"""Evidence from the ledger, asked for in the reader's own name: the ledger judges and records."""

from collections.abc import AsyncIterator, Mapping
from uuid import UUID

import httpx

from services.reporting.application.refusals import EvidenceRefusedError, UnavailableError

TIMEOUT = 60.0


class LedgerEvidence:
    """Implements `EvidenceFiles`; without a ledger no file is to be had."""

    def __init__(self, url: str | None) -> None:
        self._url = url.rstrip("/") if url else None

    async def read(
        self, task: UUID, sha256: str, caller: Mapping[str, str]
    ) -> AsyncIterator[bytes]:
        """A file in pieces."""
        if self._url is None:
            raise UnavailableError("no ledger is named in the settings")
        address = f"{self._url}/v1/tasks/{task}/evidence/{sha256}"
        try:
            async with (
                httpx.AsyncClient(timeout=TIMEOUT, trust_env=False) as client,
                client.stream("GET", address, headers=dict(caller)) as answer,
            ):
                if answer.is_client_error:
                    raise EvidenceRefusedError(
                        "the ledger does not give the file {sha256}: {fault}",
                        sha256=sha256,
                        fault=answer.status_code,
                    )
                async for piece in answer.raise_for_status().aiter_bytes():
                    yield piece
        except httpx.HTTPError as error:
            raise UnavailableError(
                "{name} does not answer: {fault}", name="ledger", fault=type(error).__name__
            ) from error
