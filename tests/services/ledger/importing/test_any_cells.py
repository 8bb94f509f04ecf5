"""Whatever the cells hold, a preview is made: faults, never an exception."""

from datetime import date, datetime, time

from hypothesis import given, settings
from hypothesis import strategies as st

from services.ledger.application.importing.grid import CellValue, ErrorValue, Formula
from tests.services.ledger.importing.sheets import (
    FINDING,
    RESPONSIBILITY,
    TASK,
    ledger,
    one_sheet,
    previewed,
)

SOUND = [*FINDING, *TASK, *RESPONSIBILITY, "各学院", "长期坚持", "（牵头）", "、", "【】", "R2"]
VALUES: st.SearchStrategy[CellValue | None] = st.one_of(
    st.none(),
    st.sampled_from(SOUND),
    st.text(max_size=6),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.sampled_from([date(2021, 12, 31), datetime(2021, 12, 31, 8), time(8)]),  # noqa: DTZ001
    st.sampled_from([Formula("=A1"), ErrorValue("#REF!")]),
)


def rows(like: list[str]) -> st.SearchStrategy[list[list[CellValue | None]]]:
    """Rows of which each cell is as it should be, or anything."""
    cells = [st.one_of(st.just(value), VALUES) for value in like]
    row = st.tuples(*cells).map(list)
    return st.lists(row, max_size=4)


@settings(max_examples=40)
@given(rows(FINDING), rows(TASK), rows(RESPONSIBILITY))
def test_three_lists_of_anything_are_previewed(
    findings: list[list[CellValue | None]],
    tasks: list[list[CellValue | None]],
    responsibilities: list[list[CellValue | None]],
) -> None:
    result = previewed(ledger(findings, tasks, responsibilities))
    assert all(fault.reason("zh") and fault.reason("en") for fault in result.faults)
    assert len(set(result.faults)) == len(result.faults)


@settings(max_examples=40)
@given(rows(["1", *FINDING[3:4], *TASK[2:4], *RESPONSIBILITY[1:4], TASK[5]]))
def test_one_sheet_of_anything_is_previewed(sheet: list[list[CellValue | None]]) -> None:
    result = previewed(one_sheet(*sheet))
    assert result.ledger is not None
    assert result.faults or all(task.title for task in result.ledger.tasks)
