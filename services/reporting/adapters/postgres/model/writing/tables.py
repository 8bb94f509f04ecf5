"""The tables of versions: what each holds of a change, and its record."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from services.reporting.adapters.postgres.model import columns
from services.reporting.application.ports.model import Change

Record = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """`record` takes a change, and where its version ends, if it has."""

    name: str
    columns: tuple[str, ...]
    holds: Callable[[Change], bool]
    record: Callable[[Change, int | None], Record]

    def ended(self, record: Record, valid_to: int) -> Record:
        """The record of a version that was open until now."""
        place = self.columns.index("valid_to")
        return (*record[:place], valid_to, *record[place + 1 :])

    async def copy(self, connection: Any, records: Sequence[Record]) -> None:
        """Add the records."""
        if records:
            await connection.copy_records_to_table(self.name, columns=self.columns, records=records)


TABLES = (
    Table("rows", columns.ROWS, lambda change: not columns.is_task(change.row), columns.of_row),
    Table("tasks", columns.TASKS, lambda change: columns.is_task(change.row), columns.of_task),
    Table("words", columns.WORDS, columns.changes_words, columns.of_words),
)


def versions(changes: Iterable[Change], table: Table) -> list[Record]:
    """Each change as a version that ends where the row's next one among them begins."""
    following: dict[UUID, int] = {}
    records = []
    for change in reversed(list(changes)):
        records.append(table.record(change, following.get(change.row.id)))
        following[change.row.id] = change.position
    return records[::-1]
