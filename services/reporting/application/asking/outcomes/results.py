"""Published results and feedback on them, as a reader may see them.

Who reads everything sees each score; a unit sees what is public of its own tasks, counts, and the
average of scores in steps of as many as the policy wants.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from contracts.events.campaigns.rules import FeedbackRules
from services.reporting.application.asking.desk import View
from services.reporting.application.reading.reader import Reader
from services.reporting.domain.coverage.hearing import Heard, heard
from services.reporting.domain.rows.outcomes.feedback import FeedbackRow
from services.reporting.domain.rows.outcomes.result import ResultRow

USUAL = FeedbackRules()


@dataclass(frozen=True, slots=True)
class JudgedResult:
    """A result, with the figures of its feedback."""

    row: ResultRow
    heard: Heard


async def results(view: View, reader: Reader, campaign: UUID | None) -> list[JudgedResult]:
    """Results by the day of their drafts; a unit sees none that was never public."""
    rows = await view.snapshot.all(ResultRow, campaign)
    if not reader.scope.everything:
        own = await _own_tasks(view, reader, campaign)
        rows = [row for row in rows if row.was_public and own & set(row.tasks)]
    by_result = await _by_result(view, campaign)
    return [
        JudgedResult(row, heard(by_result[row.id], view.today, _step(view, reader, row)))
        for row in sorted(rows, key=lambda row: (row.drafted_on, row.title, row.id))
    ]


async def feedback(view: View, reader: Reader, campaign: UUID | None) -> list[FeedbackRow]:
    """Feedback by the day it came; the caller hides single scores from whoever reads not all."""
    rows = await view.snapshot.all(FeedbackRow, campaign)
    if not reader.scope.everything:
        own = await _own_tasks(view, reader, campaign)
        rows = [row for row in rows if own & set(row.tasks)]
    return sorted(rows, key=lambda row: (row.received_at, row.id))


async def published(view: View, id_: UUID) -> ResultRow | None:
    """What is or was public under this id; None for a draft as for nothing at all."""
    row = await view.snapshot.one(ResultRow, id_)
    return row if row and row.was_public else None


async def _own_tasks(view: View, reader: Reader, campaign: UUID | None) -> set[UUID]:
    _, tasks = await view.snapshot.counted(reader.scope, campaign, view.today)
    return {task.id for task in tasks}


async def _by_result(view: View, campaign: UUID | None) -> Mapping[UUID, list[FeedbackRow]]:
    found: dict[UUID, list[FeedbackRow]] = defaultdict(list)
    for row in await view.snapshot.all(FeedbackRow, campaign):
        found[row.result].append(row)
    return found


def _step(view: View, reader: Reader, row: ResultRow) -> int:
    if reader.scope.everything:
        return 1
    campaign = view.campaigns.get(row.campaign)
    return (campaign.policy.feedback if campaign else USUAL).shown_from
