"""The tables of versions: which changes each holds, and their lines.

A version ends where the next one of its row among the same changes begins, or is still open.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

from services.reporting.adapters.postgres.model import columns
from services.reporting.adapters.postgres.model.writing.task_lines import TaskLines
from services.reporting.adapters.postgres.model.writing.text import NULL, json, plain, text
from services.reporting.application.ports.model import Change
from services.reporting.domain.rows.row import PlainRow
from services.reporting.domain.rows.task import TaskRow

Validity = bytes
"""The columns valid_from and valid_to."""


@dataclass(frozen=True, slots=True)
class Table:
    """`written` makes lines of changes with their validity."""

    name: str
    columns: tuple[str, ...]
    holds: Callable[[Change], bool]
    written: Callable[[Iterator[tuple[Change, Validity]]], Iterator[bytes]]

    def held(self, changes: Sequence[Change]) -> list[Change]:
        """Those that this table holds."""
        return [change for change in changes if self.holds(change)]

    def lines(self, held: Sequence[Change]) -> list[bytes]:
        """The versions that changes held here make."""
        return list(self.written(zip(held, _validity(held), strict=True)))

    async def copy(self, connection: Any, lines: Sequence[bytes]) -> None:
        """Add the lines."""
        if lines:
            # The driver takes plain bytes for the name of a file.
            source = memoryview(b"\n".join(lines) + b"\n")
            await connection.copy_to_table(self.name, columns=self.columns, source=source)


def _validity(changes: Sequence[Change]) -> list[Validity]:
    following: dict[UUID, bytes] = {}
    found = []
    for position, row, _ in reversed(changes):
        begins = b"%d" % position
        found.append(begins + b"\t" + following.get(row.id, NULL))
        following[row.id] = begins
    return found[::-1]


def _rows(changes: Iterator[tuple[Change, Validity]]) -> Iterator[bytes]:
    for change, valid in changes:
        row = cast(PlainRow, change.row)
        campaign = plain(getattr(row, "campaign", None))
        body = json(row.model_dump_json().encode())
        yield b"\t".join((plain(row.kind), plain(row.id), valid, campaign, body))


def _tasks(changes: Iterator[tuple[Change, Validity]]) -> Iterator[bytes]:
    lines = TaskLines()
    for change, valid in changes:
        before = cast(TaskRow | None, change.before)
        yield lines.line(cast(TaskRow, change.row), before, valid)


def _words(changes: Iterator[tuple[Change, Validity]]) -> Iterator[bytes]:
    for change, valid in changes:
        searched = text(_searched(cast(TaskRow, change.row)))
        yield b"\t".join((plain(change.row.id), valid, searched))


def _is_task(change: Change) -> bool:
    return isinstance(change.row, TaskRow)


def _changes_words(change: Change) -> bool:
    """Whether a search finds the task by other words than before."""
    task, before = change.row, change.before
    if not isinstance(task, TaskRow):
        return False
    if not isinstance(before, TaskRow):
        return True
    if before.goal is task.goal and _plans(before) == _plans(task):
        return False
    return _searched(before) != _searched(task)


def _plans(task: TaskRow) -> list[int]:
    """Which objects the plans are: as long as they are the same, their words are."""
    return [id(measure.plan) for measure in task.measures]


def _searched(task: TaskRow) -> str:
    """What a search for words looks into, in lower case."""
    measures = (measure.plan.text for measure in task.measures)
    parts = (task.number, task.title, task.goal or "", task.finding_number, task.finding_text)
    return "\n".join((*parts, *measures)).lower()


TABLES = (
    Table("rows", columns.ROWS, lambda change: not _is_task(change), _rows),
    Table("tasks", columns.TASKS, _is_task, _tasks),
    Table("words", columns.WORDS, _changes_words, _words),
)
