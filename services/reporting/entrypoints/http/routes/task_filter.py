"""The parameters of the list of tasks, and what they mean at a view."""

from dataclasses import dataclass, replace
from typing import Annotated, Literal

from fastapi import Depends, Query

from contracts.words import TaskStatus
from services.reporting.application.asking.desk import Asked, View
from services.reporting.application.asking.naming import chosen_campaign, officer_of, unit_of
from services.reporting.application.asking.tasks import Cursor
from services.reporting.application.ports.model import Page, TaskFilter
from services.reporting.application.reading.reader import Reader
from services.reporting.application.refusals import CursorUnreadableError
from services.reporting.domain.standing.timeliness import Timeliness
from services.reporting.entrypoints.http.parameters import Campaign

Sort = Literal["number", "-number", "deadline", "-deadline", "changed", "-changed"]


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What the list is narrowed to, as the caller wrote it."""

    campaign: str | None
    status: list[TaskStatus]
    unit: str | None
    leader: str | None
    timeliness: Timeliness | None
    q: str | None

    def at(self, view: View, reader: Reader) -> TaskFilter:
        """The filter. Raises UnknownThingError for a campaign or unit that is not there."""
        unit = unit_of(view, self.unit) if self.unit else None
        return TaskFilter(
            scope=reader.scope,
            today=view.today,
            campaign=chosen_campaign(view, self.campaign),
            statuses=frozenset(status.value for status in self.status),
            lead_units=view.tree.below([unit]) if unit else None,
            leader=officer_of(self.leader) if self.leader else None,
            timeliness=self.timeliness,
            words=self.q,
        )


@dataclass(frozen=True, slots=True)
class Turned:
    """Which page: how it is sorted, after which row, how many."""

    sort: Sort
    cursor: Cursor | None
    limit: int

    def page(self) -> Page:
        """The page."""
        after = (self.cursor.value, self.cursor.id) if self.cursor else None
        name, descending = self.sort.removeprefix("-"), self.sort.startswith("-")
        return Page(name, descending, after, self.limit)

    def moment(self, asked: Asked) -> Asked:
        """The moment of the first page, so that a list stays one list while the model moves on."""
        return replace(asked, pinned=self.cursor.moment) if self.cursor else asked


def narrowed(
    campaign: Campaign = None,
    status: Annotated[list[TaskStatus] | None, Query()] = None,
    unit: Annotated[
        str | None, Query(max_length=32, description="lead unit, with all below it")
    ] = None,
    leader: Annotated[str | None, Query(max_length=200, description="id or account")] = None,
    timeliness: Annotated[Timeliness | None, Query()] = None,
    q: Annotated[str | None, Query(max_length=200, description="every word is found")] = None,
) -> Narrowed:
    """The parameters that narrow."""
    return Narrowed(campaign, status or [], unit, leader, timeliness, q)


def turned(
    sort: Annotated[Sort, Query(description="a minus turns the order round")] = "number",
    cursor: Annotated[str | None, Query(max_length=500, description="`next` of a page")] = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 50,
) -> Turned:
    """The parameters that turn pages. Raises CursorUnreadableError."""
    after = Cursor.read(cursor) if cursor else None
    if after and after.sort != sort.removeprefix("-"):
        raise CursorUnreadableError("the cursor belongs to a list in another order")
    return Turned(sort, after, limit)


NarrowedTo = Annotated[Narrowed, Depends(narrowed)]
TurnedTo = Annotated[Turned, Depends(turned)]
