"""Deputies as HTTP shows them."""

from datetime import date

from services.reporting.application.asking.desk import View
from services.reporting.application.asking.directory.deputies import Standing
from services.reporting.entrypoints.http.shown import parts


class ShownDeputy(parts.Shown):
    """Who stands in for whom; `until` is the last day, null without one.

    `stands_in` says whether it is so on the day shown.
    """

    deputy: parts.ShownPerson
    head: parts.ShownPerson
    unit: parts.ShownUnit
    since: date
    until: date | None
    stands_in: bool


class DeputyList(parts.Shown):
    """By unit and first day."""

    items: list[ShownDeputy]
    seen_at: parts.SeenAt


def shown_deputy(view: View, people: parts.People, standing: Standing) -> ShownDeputy:
    """One deputy."""
    named = standing.named
    return ShownDeputy(
        deputy=parts.person(people, standing.deputy),
        head=parts.person(people, named.head),
        unit=parts.unit(view, named.unit),
        since=named.since,
        until=named.until,
        stands_in=standing.now,
    )
