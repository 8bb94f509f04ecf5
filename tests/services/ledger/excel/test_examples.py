"""The example workbooks, read as they ship."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from contracts.identifiers import officer_id
from contracts.words import MeasureType, SourceKind
from services.ledger.adapters.excel.reader import read_workbook
from services.ledger.application.importing.directory import (
    Appointment,
    Directory,
    KnownOfficer,
    KnownUnit,
)
from services.ledger.application.importing.options import ImportOptions
from services.ledger.application.importing.preview import Counts, ImportPreview, preview
from services.ledger.application.importing.sheet import DirectoryDraft, LedgerDraft, OfficerDraft

EXAMPLES = Path(__file__).parents[4] / "examples"
OPTIONS = ImportOptions(date(2021, 9, 18), campaign="2021年巡视整改")

BROKEN = [
    ("问题清单", 4, "编号", "duplicate"),
    ("问题清单", 5, "编号", "missing"),
    ("问题清单", 6, "反馈原文", "missing"),
    ("任务清单", 4, "问题号", "unknown_finding"),
    ("任务清单", 5, "完成时限", "unreadable_date"),
    ("任务清单", 6, "完成时限", "impossible_date"),
    ("任务清单", 7, "整改类型", "unknown_type"),
    ("任务清单", 8, "完成时限", "beyond_clock"),
    ("任务清单", 9, "任务号", "no_responsibility"),
    ("任务清单", 10, "整改任务", "formula"),
    ("责任清单", 5, "责任领导", "missing"),
    ("责任清单", 6, "牵头单位", "missing"),
    ("责任清单", 7, "牵头单位", "two_leads"),
    ("责任清单", 9, "配合单位", "cooperating_is_lead"),
]


def directory_draft() -> DirectoryDraft:
    result = preview(read_workbook(EXAMPLES / "directory.xlsx"), Directory(), None)
    assert not result.faults
    assert result.directory is not None
    return result.directory


@pytest.fixture(scope="module")
def directory() -> Directory:
    """The example directory as the store would know it."""
    draft = directory_draft()
    units = (KnownUnit(u.code, u.name, u.short_name, u.groups, u.parent) for u in draft.units)
    return Directory(tuple(units), _officers(draft.officers))


def _officers(drafts: Sequence[OfficerDraft]) -> tuple[KnownOfficer, ...]:
    return tuple(
        KnownOfficer(
            officer_id(draft.account),
            draft.account,
            draft.name,
            tuple(Appointment(held.post, held.unit) for held in draft.appointments),
        )
        for draft in drafts
    )


def read(name: str, directory: Directory) -> ImportPreview:
    return preview(read_workbook(EXAMPLES / name), directory, OPTIONS)


def ledger(name: str, directory: Directory) -> LedgerDraft:
    result = read(name, directory)
    assert result.faults == ()
    assert result.ledger is not None
    return result.ledger


def test_the_directory_is_one_tree_with_its_officers() -> None:
    draft = directory_draft()
    assert (len(draft.units), len(draft.officers)) == (33, 76)
    assert [unit.code for unit in draft.units if unit.parent is None] == ["univ"]
    assert draft.units[-1].since == date(2020, 1, 1)


def test_the_three_lists_are_read_whole(directory: Directory) -> None:
    result = read("ledger-2021.xlsx", directory)
    assert result.counts == Counts(findings=16, tasks=20, measures=31)
    assert result.faults == ()
    assert result.lacks == ()
    assert result.notices == ()


def test_the_three_lists_keep_groups_sources_and_the_measure_without_a_date(
    directory: Directory,
) -> None:
    draft = ledger("ledger-2021.xlsx", directory)
    assert len({finding.source for finding in draft.findings}) == 5
    assert [f.number for f in draft.findings if f.earlier_round] == ["W08"]
    assert draft.source_kind is SourceKind.CENTRAL_INSPECTION
    groups = {
        g for t in draft.tasks if t.responsibility for g in t.responsibility.cooperating.groups
    }
    assert groups == {"各学院", "各分党委"}
    undated = [m for t in draft.tasks for m in t.measures if m.deadline is None]
    assert [(m.long_term, m.type) for m in undated] == [(True, MeasureType.CONTINUOUS)]


def test_the_one_sheet_form_gives_the_same_texts(directory: Directory) -> None:
    one = ledger("ledger-2021-one-sheet.xlsx", directory)
    three = ledger("ledger-2021.xlsx", directory)
    assert [f.text for f in one.findings] == [f.text for f in three.findings]
    assert [f.source for f in one.findings] == [f.source for f in three.findings]
    assert [t.title for t in one.tasks] == [t.title for t in three.tasks]
    assert [m.text for t in one.tasks for m in t.measures] == [
        m.text for t in three.tasks for m in t.measures
    ]


def test_the_one_sheet_form_gives_the_same_responsibilities(directory: Directory) -> None:
    for one, three in zip(
        ledger("ledger-2021-one-sheet.xlsx", directory).tasks,
        ledger("ledger-2021.xlsx", directory).tasks,
        strict=True,
    ):
        assert one.responsibility is not None
        assert three.responsibility is not None
        assert one.responsibility.leader == three.responsibility.leader
        assert one.responsibility.lead_unit == three.responsibility.lead_unit
        assert one.responsibility.cooperating == three.responsibility.cooperating


def test_the_one_sheet_form_is_numbered_in_order(directory: Directory) -> None:
    draft = ledger("ledger-2021-one-sheet.xlsx", directory)
    assert [finding.number for finding in draft.findings] == [str(n) for n in range(1, 17)]
    assert [task.number for task in draft.tasks[:5]] == ["1-1", "2-1", "2-2", "3-1", "3-2"]


def test_the_one_sheet_form_derives_what_it_does_not_say(directory: Directory) -> None:
    draft = ledger("ledger-2021-one-sheet.xlsx", directory)
    measures = [m for task in draft.tasks for m in task.measures]
    assert all(measure.type_derived for measure in measures)
    derived = [m for m in measures if m.deadline_derived]
    assert {m.deadline for m in derived} == {date(2021, 11, 17)}
    assert {m.deadline_as_written for m in derived} == {"立行立改"}
    assert {m.deadline_as_written for m in measures if m.long_term} == {"长期坚持"}
    assert measures[-2].deadline == date(2022, 8, 31)


def test_the_one_sheet_form_lists_what_it_left_aside(directory: Directory) -> None:
    notices = read("ledger-2021-one-sheet.xlsx", directory).notices
    assert [(notice.row, notice.code) for notice in notices] == [
        (36, "skipped_row"),
        (37, "skipped_row"),
    ]


def test_the_broken_ledger_has_exactly_its_faults(directory: Directory) -> None:
    result = read("ledger-broken.xlsx", directory)
    assert [(f.sheet, f.row, f.column, f.code) for f in result.faults] == BROKEN
    assert result.unknown_units == ()


def test_without_a_directory_every_name_is_unknown_and_none_is_taken() -> None:
    result = read("ledger-2021.xlsx", Directory())
    assert {fault.code for fault in result.faults} == {"unknown_unit", "unknown_officer"}
    assert result.ledger is not None
    assert all(t.responsibility and not t.responsibility.lead_unit for t in result.ledger.tasks)
