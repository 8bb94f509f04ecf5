"""`GET /v1/directory/people` of the ledger, with this service's token."""

from collections.abc import Mapping
from uuid import UUID

import httpx

from services.reporting.application.ports.people import Person

TIMEOUT = 10.0


class LedgerDirectory:
    """Implements `Directory`; any failure is an OSError, whatever it was."""

    def __init__(self, url: str, token: str) -> None:
        self._url = f"{url.rstrip('/')}/v1/directory/people"
        self._headers = {"Authorization": f"Bearer {token}"}

    async def people(self) -> Mapping[UUID, Person]:
        """Everyone, those erased without a name."""
        try:
            async with httpx.AsyncClient(timeout=TIMEOUT) as client:
                response = await client.get(self._url, headers=self._headers)
                found = response.raise_for_status().json()["people"]
                return {UUID(one["officer"]): _person(one) for one in found}
        except (httpx.HTTPError, ValueError, KeyError, TypeError) as error:
            raise OSError("the ledger does not tell names") from error


class NoDirectory:
    """Implements `Directory` where no ledger is named: ids and posts are shown instead."""

    async def people(self) -> Mapping[UUID, Person]:
        """Nobody."""
        return {}


def _person(one: dict[str, str | None]) -> Person:
    name = None if one.get("erased") else one.get("name")
    return Person(name, one.get("phone") if name else None)
