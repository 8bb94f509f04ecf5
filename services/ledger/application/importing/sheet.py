"""What a workbook said, once read: drafts of a campaign's rows and of a directory.

Plain frozen values. A part that the form lacks, or that a fault stands for, is None or empty;
only a preview without faults may be recorded.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from contracts.words import MeasureType, SourceKind


@dataclass(frozen=True, slots=True)
class CellRef:
    """A row of a sheet, counted from 1 as the spreadsheet program shows it."""

    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class NamedUnits:
    """Units a cell names: codes, and groups (各学院) kept as written."""

    codes: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OfficerRef:
    """A person of the directory in the post that the cell meant; `unit` is the post's."""

    id: UUID
    account: str
    post: str
    unit: str


@dataclass(frozen=True, slots=True)
class ResponsibilityDraft:
    """Who answers for a task (责任清单). `cells` leaves out people and telephone numbers."""

    leader: OfficerRef | None
    first_responsible: OfficerRef | None
    lead_unit: str | None
    cooperating: NamedUnits
    cooperating_as_written: str | None
    handler: OfficerRef | None
    phone: str | None = field(repr=False)
    at: CellRef
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class MeasureDraft:
    """A measure. `number` counts from 1 in its task unless the sheet gives 措施号.

    `long_term` is 长期坚持: no deadline, but milestones. `deadline_derived` says that the last
    day of the clock stands for 立行立改.
    """

    number: int
    text: str
    type: MeasureType | None
    type_derived: bool
    deadline: date | None
    deadline_derived: bool
    deadline_as_written: str | None
    long_term: bool
    deliverable: str | None
    institution: str | None
    declared_progress: str | None
    at: CellRef
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TaskDraft:
    """A task with its measures; `at` and `cells` are of its first row."""

    number: str
    finding_number: str
    title: str
    goal: str | None
    measures: tuple[MeasureDraft, ...]
    responsibility: ResponsibilityDraft | None
    at: CellRef
    cells: Mapping[str, str]

    @property
    def declared_progress(self) -> tuple[str, ...]:
        """What the file declares done, measure by measure; counted nowhere."""
        return tuple(m.declared_progress for m in self.measures if m.declared_progress)


@dataclass(frozen=True, slots=True)
class FindingDraft:
    """A finding in the words of its source. `source` is as written, `source_kind` its kind."""

    number: str
    campaign: str | None
    source: str | None
    source_kind: SourceKind
    earlier_round: bool
    text: str
    category: str | None
    units: NamedUnits
    units_as_written: str | None
    root_cause: str | None
    common: bool | None
    repeated: bool | None
    at: CellRef
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class LedgerDraft:
    """A campaign's findings and tasks. `campaign_name` is the clerk's, else the sheet's 批次."""

    campaign_name: str | None
    source_kind: SourceKind | None
    findings: tuple[FindingDraft, ...]
    tasks: tuple[TaskDraft, ...]


@dataclass(frozen=True, slots=True)
class UnitDraft:
    """A unit of the directory, or one that the clerk registers with the import (`at` None)."""

    code: str
    name: str
    short_name: str | None = None
    parent: str | None = None
    category: str | None = None
    groups: tuple[str, ...] = ()
    since: date | None = None
    at: CellRef | None = None


@dataclass(frozen=True, slots=True)
class AppointmentDraft:
    """A post that a person holds; `portfolio` is 分管单位 as codes, None without the column.

    It begins on `since` and ends with `until`, where the row names these days.
    """

    post: str
    unit: str
    portfolio: tuple[str, ...] | None
    at: CellRef
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class OfficerDraft:
    """One person, by account, with every post that the sheet gives; a row for each."""

    account: str
    name: str = field(repr=False)
    email: str | None = field(repr=False)
    language: str | None
    appointments: tuple[AppointmentDraft, ...]
    at: CellRef


@dataclass(frozen=True, slots=True)
class DirectoryDraft:
    """Units, parents before their children, and officers."""

    units: tuple[UnitDraft, ...]
    officers: tuple[OfficerDraft, ...]
