"""Results are told whole: with what is missing and what broke, in the page, as JSON, as a plot."""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from benchmarks.shown import page
from benchmarks.shown.plot import plot
from benchmarks.shown.table import line, table
from tests.benchmarks.results import BESIDE, FAILED, MISSING, REACHED, SHORT, record

EVERYTHING = (REACHED, SHORT, BESIDE, MISSING, FAILED)


def test_a_line_gives_medians_ratio_spread_and_target() -> None:
    told = line(REACHED)
    for part in ("P2", "append path", "INSERT", "30", "10", "3.00", "2.00–4.00", "≥ 2, aim 3"):
        assert part in told
    assert told.endswith(" reached")
    assert line(SHORT).endswith("not reached")


def test_what_is_missing_and_what_broke_stand_in_the_table_with_their_reason() -> None:
    rows = table(EVERYTHING).splitlines()
    assert len({row.replace("\\|", "").count("|") for row in rows}) == 1
    assert "not measured: the registry did not answer" in rows[5]
    assert "failed" in rows[6]
    assert "no stream \\| no relay" in rows[6]


def test_json_has_every_figure_of_every_round() -> None:
    ours = [[30, 20, 40], [9, 6, 12], [30, 20, 40]]
    told = json.loads(record(*EVERYTHING).to_json())
    assert [each["ours"] for each in told["comparisons"]] == ours
    assert told["comparisons"][0]["ratio"] == {"median": 3, "least": 2, "most": 4}
    assert told["comparisons"][0]["rounds"] == 3
    assert [each["reached"] for each in told["comparisons"]] == [True, False, None]
    assert told["missing"][0]["reason"] == MISSING.reason
    assert told["failed"] == [{"id": "P4", "reason": FAILED.reason}]


def test_the_plot_shows_each_ratio_with_a_target_and_names_it() -> None:
    drawn = ET.fromstring(plot([REACHED, SHORT, BESIDE]))
    titles = [each.text or "" for each in drawn.iter("{http://www.w3.org/2000/svg}title")][1:]
    assert [title.partition(":")[0] for title in titles] == [
        "P2 append path / INSERT",
        "P10 import / openpyxl",
    ]
    kinds = [each.get("class") for each in drawn.iter("{http://www.w3.org/2000/svg}circle")]
    assert kinds == ["dot", "dot short"]


def test_the_page_is_written_between_its_marks_alone(tmp_path: Path) -> None:
    (tmp_path / "images").mkdir()
    around = f"before\n{page.BEGIN}old\n{page.END}\nafter\n"
    (tmp_path / "performance.md").write_text(around)
    page.write(record(*EVERYTHING), tmp_path)
    written = (tmp_path / "performance.md").read_text()
    assert written.startswith(f"before\n{page.BEGIN}")
    assert written.endswith(f"{page.END}\nafter\n")
    assert table(EVERYTHING) in written
    assert "old" not in written
    assert json.loads((tmp_path / "performance.json").read_text())["day"] == "2021-09-18"
    assert (tmp_path / "images" / "performance.svg").exists()


def test_a_page_without_marks_is_not_written(tmp_path: Path) -> None:
    (tmp_path / "performance.md").write_text("mine")
    with pytest.raises(ValueError, match="no marks"):
        page.write(record(REACHED), tmp_path)
    assert (tmp_path / "performance.md").read_text() == "mine"
    assert not (tmp_path / "performance.json").exists()
