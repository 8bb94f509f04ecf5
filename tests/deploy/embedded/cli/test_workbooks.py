"""import, export and erase on a system that begins empty; tests build on those before them."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import openpyxl
import pytest

from tests.command import typed
from tests.demo import ROOT, Staying, staying, working_directory

UP = "Everything is up"
OPENED = ("--opened", "2021-09-18")


@pytest.fixture(scope="module")
def system(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Staying]:
    """A system of its own, in 2021, with nothing in it."""
    it = staying(working_directory(tmp_path_factory.mktemp("empty")), UP, "up", "--demo")
    yield it
    assert it.stop() == 0


@pytest.fixture(scope="module")
def command(system: Staying) -> Callable[..., CompletedProcess[str]]:
    """Runs a command on it."""

    def run(*arguments: str, **given: Any) -> CompletedProcess[str]:
        return typed(system.folder, *arguments, **given)

    return run


Command = Callable[..., CompletedProcess[str]]


@pytest.fixture(scope="module")
def directory(system: Staying, command: Command) -> CompletedProcess[str]:
    """The directory brought in, in nobody's name."""
    return command("import", "examples/directory.xlsx", "--json")


@pytest.fixture(scope="module")
def ledger(directory: CompletedProcess[str], command: Command) -> CompletedProcess[str]:
    """The ledger brought in by the office."""
    return command("import", "examples/ledger-2021.xlsx", *OPENED, "--json")


def run_file(system: Staying) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((system.folder / ".taizhang/run.json").read_text())
    return content


def test_a_directory_enters_an_empty_store_and_everyone_gets_a_token(
    system: Staying, directory: CompletedProcess[str]
) -> None:
    told = json.loads(directory.stdout)
    assert (directory.returncode, told["outcome"]) == (0, "recorded")
    assert (told["counts"]["units"], told["counts"]["officers"]) == (33, 76)
    assert len(run_file(system)["accounts"]) == 76


def test_faults_are_told_by_place_and_reason_with_status_2(
    directory: CompletedProcess[str], command: Command
) -> None:
    faulty = command("import", "examples/ledger-broken.xlsx", *OPENED, "--json")
    told = json.loads(faulty.stdout)
    assert (faulty.returncode, told["outcome"], len(told["faults"])) == (2, "faults", 14)
    shown = command("import", "examples/ledger-broken.xlsx", *OPENED, lang="zh_CN.UTF-8")
    assert "工作表" in shown.stdout
    assert "14 处错误" in shown.stdout
    english = command("import", "examples/ledger-broken.xlsx", *OPENED)
    assert "14 faults; nothing was recorded" in english.stdout


def test_a_unit_the_directory_does_not_know_is_shown_with_options(
    directory: CompletedProcess[str], command: Command, tmp_path: Path
) -> None:
    book = openpyxl.load_workbook(ROOT / "examples/ledger-2021.xlsx")
    sheet = book["责任清单"]
    cell = next(cell for cell in sheet["D"] if cell.value == "后勤保障部")
    cell.value = "后勤保障处"
    file = tmp_path / "unknown.xlsx"
    book.save(file)
    shown = command("import", str(file), *OPENED)
    assert shown.returncode == 2
    assert "--map '后勤保障处=hqb'" in shown.stdout
    assert "--register '后勤保障处=CODE:PARENT'" in shown.stdout
    mapped = command("import", str(file), *OPENED, "--map", "后勤保障处=hqb", "--dry-run", "--json")
    assert (mapped.returncode, json.loads(mapped.stdout)["outcome"]) == (0, "previewed")


def test_changes_of_the_directory_are_shown_and_recorded_with_their_digest(
    directory: CompletedProcess[str], command: Command, tmp_path: Path
) -> None:
    book = openpyxl.load_workbook(ROOT / "examples/directory.xlsx")
    cell = next(cell for cell in book["人员"]["B"] if cell.value == "整改办工作人员乙")
    cell.value = "整改办工作人员丙"
    file = tmp_path / "changed.xlsx"
    book.save(file)
    shown = command("import", str(file))
    assert (shown.returncode, "整改办工作人员丙" in shown.stdout) == (3, True)
    assert "nothing was recorded" in shown.stdout
    digest = json.loads(command("import", str(file), "--json").stdout)["changes_digest"]
    assert f"--confirm {digest}" in shown.stdout
    done = command("import", str(file), "--confirm", digest)
    assert (done.returncode, "--confirm" in done.stdout) == (0, False)


def test_a_ledger_needs_its_opening_day(directory: CompletedProcess[str], command: Command) -> None:
    refused = command("import", "examples/ledger-2021-one-sheet.xlsx", "--campaign", "一张表")
    assert refused.returncode == 1
    assert "opened_missing" in refused.stderr


def test_a_preview_records_nothing(directory: CompletedProcess[str], command: Command) -> None:
    arguments = ("examples/ledger-2021-one-sheet.xlsx", "--campaign", "一张表", *OPENED)
    seen = command("import", *arguments, "--dry-run")
    assert seen.returncode == 0
    assert "16 findings, 20 tasks, 31 measures" in seen.stdout
    assert "derived" in seen.stdout
    again = command("import", *arguments, "--dry-run", "--json")
    assert json.loads(again.stdout)["outcome"] == "previewed"


def test_a_ledger_is_recorded_once(ledger: CompletedProcess[str], command: Command) -> None:
    told = json.loads(ledger.stdout)
    assert (ledger.returncode, told["outcome"], told["counts"]["tasks"]) == (0, "recorded", 20)
    again = command("import", "examples/ledger-2021.xlsx", "--json")
    assert (again.returncode, json.loads(again.stdout)["outcome"]) == (0, "nothing_new")


def test_only_the_office_imports(ledger: CompletedProcess[str], command: Command) -> None:
    refused = command("import", "examples/ledger-2021.xlsx", "--as", "unit", lang="zh_CN.UTF-8")
    assert refused.returncode == 1
    assert "整改办" in refused.stderr


def test_what_is_exported_is_the_ledger_again(
    system: Staying, ledger: CompletedProcess[str], command: Command
) -> None:
    exported = command("export", "out.xlsx")
    assert exported.returncode == 0, exported.stderr
    book = openpyxl.load_workbook(system.folder / "out.xlsx")
    assert {"问题清单", "任务清单", "责任清单", "整改台账", "过程记录", "统计汇总"} <= {
        *book.sheetnames
    }
    again = command("import", "out.xlsx", "--dry-run", "--json")
    assert json.loads(again.stdout)["counts"]["measures"] == 31


def test_an_export_that_is_refused_leaves_no_file(
    system: Staying, ledger: CompletedProcess[str], command: Command
) -> None:
    refused = command("export", "none.xlsx", "--campaign", "没有的批次")
    assert refused.returncode == 1
    assert not list(system.folder.glob("*none.xlsx*"))


def test_a_person_is_erased_after_a_question(
    directory: CompletedProcess[str], command: Command
) -> None:
    asked = command("erase", "lxy-clerk", "--reason", "left", told="n\n")
    assert (asked.returncode, "Nothing was erased" in asked.stdout) == (1, True)
    erased = command("erase", "lxy-clerk", "--reason", "left", "--yes")
    assert erased.returncode == 0, erased.stderr
    again = command("erase", "lxy-clerk", "--reason", "left", "--yes")
    assert again.returncode == 1


@pytest.mark.parametrize("name", ["demo", "import", "export", "tasks", "history", "erase"])
def test_every_help_has_an_example(system: Staying, command: Command, name: str) -> None:
    assert f"Example: taizhang {name}" in command(name, "--help").stdout
