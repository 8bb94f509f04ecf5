"""Asks the ledger, under the notifier's service token, for contacts and for a case's audience.

Contacts are kept in memory only, for half a minute, so that who is erased gets no more mail; an
officer unknown in them is asked for again at most every few seconds. No answer, and any answer but
success, raises PassingError.
"""

import asyncio
from collections.abc import Callable
from typing import Any
from uuid import UUID

import httpx

from services.notifier.adapters.channels.mail import Contact
from services.notifier.application.errors import PassingError
from services.notifier.domain.notice import Audience

_FRESH_FOR = 30.0
_READ_AGAIN_AFTER = 5.0


class LedgerHttp:
    """The ledger's service endpoints; `client` has its address and the token."""

    def __init__(self, client: httpx.AsyncClient, monotonic: Callable[[], float]) -> None:
        self._client = client
        self._monotonic = monotonic
        self._contacts: dict[UUID, Contact] = {}
        self._read_at = float("-inf")
        self._reading = asyncio.Lock()

    async def contact(self, officer: UUID) -> Contact | None:
        """The person's contact; None if the ledger knows nobody by that id."""
        async with self._reading:
            age = self._monotonic() - self._read_at
            if age > (_FRESH_FOR if officer in self._contacts else _READ_AGAIN_AFTER):
                self._contacts = _contacts(await self._get("/v1/directory/people"))
                self._read_at = self._monotonic()
        return self._contacts.get(officer)

    async def audience(self, case: UUID) -> Audience:
        """Whom a case concerns."""
        answer = await self._get(f"/v1/cases/{case}/audience")
        try:
            subjects = tuple(UUID(each) for each in answer["subjects"])
            return Audience(subjects, tuple(answer.get("units", ())))
        except (KeyError, TypeError, ValueError) as error:
            raise PassingError("the ledger's answer on a case is not understood") from error

    async def _get(self, path: str) -> Any:
        try:
            response = await self._client.get(path)
            return response.raise_for_status().json()
        except httpx.HTTPStatusError as error:
            raise PassingError(f"the ledger answered {error.response.status_code}") from error
        except (httpx.HTTPError, ValueError) as error:
            raise PassingError(f"the ledger did not answer: {type(error).__name__}") from error


def _contacts(answer: Any) -> dict[UUID, Contact]:
    try:
        return {
            UUID(each["officer"]): Contact(
                each.get("name"), each.get("email"), each["language"], bool(each.get("erased"))
            )
            for each in answer["people"]
        }
    except (KeyError, TypeError, ValueError) as error:
        raise PassingError("the ledger's list of people is not understood") from error
