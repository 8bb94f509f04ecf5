"""The workbook says of each figure what it was counted from, by event positions."""

import io
from collections import Counter
from typing import Any

import openpyxl
import pytest

from tests.services.reporting.http.conftest import Desk

FIGURES = ("条条有办理", "事事有着落", "件件有回音")


async def _sheets(desk: Desk, **asked: Any) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The last row of 统计汇总, and the rows of 计数依据."""
    answer = await desk.get("zgb-1", "/v1/export.xlsx", **asked)
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    figures, basis = (
        [dict(zip(head, row, strict=True)) for row in rows]
        for _, head, *rows in (book[name].values for name in ("统计汇总", "计数依据"))
    )
    return figures[-1], basis


@pytest.mark.parametrize("as_of", ["2021-09-25", "2021-10-22", "2022-06-14", "2022-07-01"])
async def test_each_figure_is_the_number_of_its_rows(desk: Desk, as_of: str) -> None:
    whole, basis = await _sheets(desk, as_of=as_of)
    counted = Counter((row["指标"], row["计入"]) for row in basis)
    for name in FIGURES:
        reached, total = map(int, whole[name].split("/"))
        assert (counted[name, "是"], counted[name, "否"]) == (reached, total - reached)
    for name in ("已完成", "长期坚持", "未完成", "逾期", "退回次数", "制度数"):
        assert counted[name, "是"] == whole[name], name


async def test_each_row_names_the_event_that_made_it_count(desk: Desk) -> None:
    _, basis = await _sheets(desk)
    told = (await desk.read("zgb-1", "/v1/tasks/R08-1/history"))["events"]
    types = {str(one["position"]): one["type"] for one in told}
    found = {row["指标"]: types[row["依据位置"]] for row in basis}
    assert found == {
        "条条有办理": "task.plan_approved.v1",
        "事事有着落": "task.closed.v1",
        "件件有回音": "task.reply_sent.v1",
        "已完成": "task.closed.v1",
        "退回次数": "task.measure_returned.v1",
        "制度数": "task.institution_registered.v1",
    }
    assert {(row["所属单位"], row["问题来源"]) for row in basis} == {("医学部", "中央巡视")}


async def test_a_row_that_is_missing_says_why(desk: Desk) -> None:
    _, basis = await _sheets(desk, as_of="2021-09-25")
    reasons = {row["指标"]: row["未计入原因"] for row in basis if row["计入"] == "否"}
    assert reasons == {"条条有办理": "措施未获批准", "事事有着落": "未销号"}
    assert all(row["依据位置"] for row in basis)
