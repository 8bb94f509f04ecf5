"""Reading an accountability case, for those who may; each read is logged."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends
from pydantic import BaseModel, ConfigDict

from chassis.tokens import ActAs, Bearer
from contracts.envelope import Actor
from contracts.words import Ground
from services.ledger.application.execution import Executor
from services.ledger.application.reading.cases import CaseReader, Content
from services.ledger.entrypoints.http.refused import AccessLogged


class EntryView(BaseModel):
    """One step of a case."""

    model_config = ConfigDict(from_attributes=True)
    type: str
    actor: Actor
    at: datetime
    content: Content


class CaseView(BaseModel):
    """A case with everything that is sealed in the stored events."""

    model_config = ConfigDict(from_attributes=True)
    id: UUID
    version: int
    tasks: tuple[UUID, ...]
    ground: Ground
    ended: bool
    entries: tuple[EntryView, ...]


def router(
    executor: Executor, known: Callable[..., Awaitable[Bearer]], logged: AccessLogged
) -> APIRouter:
    """The route."""
    routes = APIRouter(prefix="/v1/cases", tags=["cases"])
    reader = CaseReader(executor.store, executor.vault)

    @routes.get("/{case_id}", operation_id="read_case", response_model=CaseView)
    async def read(
        case_id: UUID, bearer: Annotated[Bearer, Depends(known)], act_as: ActAs = None
    ) -> CaseView:
        """The case: until a decision for discipline, leading group, auditor and subjects only.

        What a rule found is read by the head of the unit, too, who is to explain it.
        """
        async with logged.refusals(bearer, "read_case", str(case_id)):
            by = await executor.identification.doer(bearer.subject, act_as)
            case = await reader.read(case_id, by)
        await logged.read(bearer, "read_case", str(case_id))
        return CaseView.model_validate(case)

    return routes
