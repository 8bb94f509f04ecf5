"""Mergers and splits."""

from dataclasses import replace
from typing import Any

from contracts.events.task.turns import linking
from contracts.words import TaskStatus
from services.reporting.domain.folding.happening import Happening, Rules
from services.reporting.domain.rows.task import TaskRow
from services.reporting.domain.rows.turns.handing import EndRow
from services.reporting.domain.rows.turns.linking import LinkRow


def merged(row: TaskRow, now: Happening) -> TaskRow:
    """TaskMerged."""
    return _linked(_ended(row, now, TaskStatus.MERGED), merged_into=_link(now, now.fact.into))


def merged_in(row: TaskRow, now: Happening) -> TaskRow:
    """TaskMergedIn."""
    links = (*row.turns.links.merged_in, _link(now, now.fact.merged))
    return _linked(row, merged_in=links)


def split(row: TaskRow, now: Happening) -> TaskRow:
    """TaskSplit."""
    parts = tuple(_link(now, one) for one in now.fact.parts)
    return _linked(_ended(row, now, TaskStatus.SPLIT), split_into=parts)


def split_off(row: TaskRow, now: Happening) -> TaskRow:
    """TaskSplitOff."""
    return _linked(row, split_off=_link(now, now.fact.whole))


def _ended(row: TaskRow, now: Happening, status: TaskStatus) -> TaskRow:
    turns = replace(row.turns, ended=EndRow(now.fact.reason, now.day))
    return row.but(status=status, turns=turns)


def _link(now: Happening, other: linking.TaskLink) -> LinkRow:
    return LinkRow(other.task, other.number, other.title, now.day)


def _linked(row: TaskRow, **links: Any) -> TaskRow:
    return row.but(turns=replace(row.turns, links=replace(row.turns.links, **links)))


RULES: Rules = {
    linking.TaskMerged: merged,
    linking.TaskMergedIn: merged_in,
    linking.TaskSplit: split,
    linking.TaskSplitOff: split_off,
}
