"""What a leader answers for, as of any day (一岗双责, R4)."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends, Path

from services.reporting.application.asking.directory.portfolios import portfolio_of
from services.reporting.application.asking.naming import officer_of
from services.reporting.application.asking.tasks import list_tasks
from services.reporting.application.reading.reader import Reader
from services.reporting.application.service import Reporting
from services.reporting.entrypoints.http.caller import ReaderOf
from services.reporting.entrypoints.http.parameters import Moment
from services.reporting.entrypoints.http.routes.task_filter import NarrowedTo, TurnedTo
from services.reporting.entrypoints.http.shown import parts
from services.reporting.entrypoints.http.shown.directory.portfolios import (
    ShownPortfolio,
    shown_posts,
    shown_task_of,
)

Leader = Annotated[str, Path(max_length=200, description="id or account", examples=["ld02"])]


def router(reporting: Reporting, reader_of: ReaderOf) -> APIRouter:
    """Who answers for what is known to every reader; tasks as far as their posts reach."""
    routes = APIRouter(prefix="/v1", tags=["directory"])
    known_reader = Annotated[Reader, Depends(reader_of)]

    @routes.get("/leaders/{officer}/portfolio", operation_id="read_portfolio")
    async def portfolio(
        officer: Leader,
        reader: known_reader,
        moment: Moment,
        narrowed: NarrowedTo,
        turned: TurnedTo,
    ) -> ShownPortfolio:
        """A leader's posts, the units they oversee, and the tasks of these or naming the leader."""
        async with reporting.desk.view(turned.moment(moment)) as view:
            person = officer_of(officer)
            found = await portfolio_of(view, person, officer)
            wanted = replace(narrowed.at(view, reader), portfolio=found.scope)
            page = await list_tasks(view, wanted, turned.page())
            leaders = {t.row.leader.officer for t in page.tasks if t.row.leader}
            people = await reporting.desk.names({person, *leaders})
            return ShownPortfolio(
                leader=parts.person(people, person),
                posts=shown_posts(view, found),
                units=[parts.unit(view, code) for code in sorted(found.units)],
                items=[shown_task_of(view, people, found, each) for each in page.tasks],
                next=page.next.text() if page.next else None,
                seen_at=parts.seen_at(view),
            )

    return routes
