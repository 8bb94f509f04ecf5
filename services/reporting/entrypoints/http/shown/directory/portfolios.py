"""A leader's portfolio as HTTP shows it."""

from datetime import date

from services.reporting.application.asking.desk import View
from services.reporting.application.asking.directory.portfolios import Portfolio
from services.reporting.application.asking.tasks import ListedTask
from services.reporting.entrypoints.http.shown import parts
from services.reporting.entrypoints.http.shown.tasks import ShownTask, shown_task


class ShownPost(parts.Shown):
    """A leading post, and the units that it oversees as the appointment names them (分管单位)."""

    post: str
    unit: parts.ShownUnit
    since: date
    until: date | None
    portfolio: list[parts.ShownUnit]


class PortfolioTask(parts.Shown):
    """A task, and why it is here: it names the leader, or concerns units of the portfolio."""

    task: ShownTask
    names_leader: bool
    units: list[parts.ShownUnit]


class ShownPortfolio(parts.Shown):
    """What a leader answers for on the day shown; `units` counts in all that stands below.

    `items` is one page of the tasks that the reader may see; `next` goes into `cursor`.
    """

    leader: parts.ShownPerson
    posts: list[ShownPost]
    units: list[parts.ShownUnit]
    items: list[PortfolioTask]
    next: str | None
    seen_at: parts.SeenAt


def shown_posts(view: View, portfolio: Portfolio) -> list[ShownPost]:
    """The posts, in the order of their appointments."""
    return [
        ShownPost(
            post=post.post,
            unit=parts.unit(view, post.unit),
            since=post.since,
            until=post.until,
            portfolio=[parts.unit(view, code) for code in post.portfolio],
        )
        for post in portfolio.posts
    ]


def shown_task_of(
    view: View, people: parts.People, portfolio: Portfolio, listed: ListedTask
) -> PortfolioTask:
    """A task with the reasons for which it is here."""
    return PortfolioTask(
        task=shown_task(view, people, listed),
        names_leader=portfolio.names(listed.row),
        units=[parts.unit(view, code) for code in portfolio.touches(listed.row)],
    )
