"""What other services may ask under a credential with the scope `directory`.

Names and addresses of people, and whom a case concerns; each read is logged.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict
from typing import Annotated, Any, Protocol
from uuid import UUID

from fastapi import APIRouter, Depends
from pydantic import BaseModel

from chassis.tokens import Bearer, scoped
from services.ledger.entrypoints.http.refused import AccessLogged

SCOPE = "directory"


class PersonView(BaseModel):
    """A person as services see them; personal data is null once erased."""

    officer: UUID
    account: str
    language: str
    name: str | None
    email: str | None
    phone: str | None
    erased: bool


class People(BaseModel):
    """Everybody, and the position of the store that this is at least as new as."""

    people: list[PersonView]
    position: int


class Audience(BaseModel):
    """Whom a case concerns."""

    subjects: list[UUID]
    units: list[str]


class ServiceDirectory(Protocol):
    """Where these answers come from."""

    async def people(self) -> Sequence[Any]:
        """Everybody, personal data opened."""

    async def position(self) -> int:
        """The newest position of the store."""

    async def audience(self, case: UUID) -> tuple[list[UUID], list[str]]:
        """Subjects and units of a case; raises Refusal when there is none."""


def router(
    directory: ServiceDirectory, known: Callable[..., Awaitable[Bearer]], logged: AccessLogged
) -> APIRouter:
    """The routes for services."""
    routes = APIRouter(prefix="/v1", tags=["services"])

    Service = Annotated[Bearer, Depends(scoped(known, SCOPE))]  # noqa: N806 - a type

    @routes.get("/directory/people", operation_id="list_people", response_model=People)
    async def people(bearer: Service) -> People:
        """Everybody with name and addresses."""
        await logged.read(bearer, "list_people", "directory")
        position = await directory.position()
        found = [PersonView(**asdict(one)) for one in await directory.people()]
        return People(people=found, position=position)

    @routes.get("/cases/{case_id}/audience", operation_id="case_audience", response_model=Audience)
    async def audience(case_id: UUID, bearer: Service) -> Audience:
        """The subjects of a case and their units."""
        await logged.read(bearer, "case_audience", str(case_id))
        subjects, units = await directory.audience(case_id)
        return Audience(subjects=subjects, units=units)

    return routes
