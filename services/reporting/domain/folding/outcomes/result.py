"""Results made public: drafted, published, withdrawn; and invitations to judge them."""

from contracts.events.results import publication
from services.reporting.domain.folding.happening import Happening, Rules
from services.reporting.domain.rows.outcomes.result import ResultRow, ResultState


def drafted(_: None, now: Happening) -> ResultRow:
    """ResultDrafted."""
    fact = now.fact
    return ResultRow(
        id=now.event.aggregate_id,
        campaign=fact.campaign,
        title=fact.title,
        text=fact.text,
        tasks=fact.tasks,
        quotes_source=fact.quotes_source,
        drafted_on=now.day,
        drafted_by=now.person,
    )


def published(row: ResultRow, now: Happening) -> ResultRow:
    """ResultPublished."""
    return row.but(
        state=ResultState.PUBLISHED,
        published_on=now.day,
        approved_by=now.person,
        opinion=now.fact.opinion,
    )


def withdrawn(row: ResultRow, now: Happening) -> ResultRow:
    """ResultWithdrawn."""
    return row.but(state=ResultState.WITHDRAWN, ended_on=now.day, reason=now.fact.reason)


def invited(row: ResultRow, now: Happening) -> ResultRow:
    """FeedbackInvited."""
    return row.but(invited=row.invited + len(now.fact.invitations))


RULES: Rules = {
    publication.ResultDrafted: drafted,
    publication.ResultPublished: published,
    publication.ResultWithdrawn: withdrawn,
    publication.FeedbackInvited: invited,
}
