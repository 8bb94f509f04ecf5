"""up, status and down as a person or a script runs them."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil  # type: ignore[import-untyped]
import pytest

from deploy.embedded.folder.layout import DataFolder
from deploy.embedded.folder.run_file import RunFile
from tests.command import typed
from tests.demo import hear_the_terminal, started
from tests.deploy.embedded.stub_plan import eventually

Up = subprocess.Popen[str]


def taizhang(*arguments: str, lang: str = "C") -> subprocess.CompletedProcess[str]:
    return typed(Path.cwd(), *arguments, lang=lang, columns="200")


def start(folder: Path) -> Up:
    command = [sys.executable, "-m", "tests.deploy.embedded.stub_up", str(folder)]
    environment = {**os.environ, "LC_ALL": "C"}
    up = subprocess.Popen(
        command,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        preexec_fn=hear_the_terminal,  # noqa: PLW1509 - starts no thread and takes no lock
    )
    assert eventually(lambda: up.pid in all_pids(folder) or up.poll() is not None, 60)
    return up


def end(process: Up) -> None:
    if process.poll() is None:
        process.terminate()
    process.communicate(timeout=60)


@pytest.fixture
def up(tmp_path: Path) -> Iterator[Up]:
    """A running stack for one test, which may end it."""
    process = start(tmp_path)
    yield process
    end(process)


@pytest.fixture(scope="module")
def steady(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of a running stack that tests only look at."""
    folder = tmp_path_factory.mktemp("steady")
    process = start(folder)
    yield folder
    end(process)


def all_pids(folder: Path) -> list[int]:
    return list(RunFile(DataFolder(folder)).read().get("pids", {}).values())


def test_status_tells_a_script_who_is_ready_and_where(steady: Path) -> None:
    outcome = taizhang("status", "--json", "--data", str(steady))
    report = json.loads(outcome.stdout)
    assert (outcome.returncode, report["ready"]) == (0, True)
    assert set(report["processes"]) == {
        *("taizhang", "postgres", "nats"),
        *("ledger", "relay", "clock", "checkpointer", "notifier", "reporting"),
    }
    assert report["processes"]["ledger"]["url"].startswith("http://127.0.0.1:")


def test_status_tells_a_person_in_the_terminals_language(steady: Path) -> None:
    assert "就绪" in taizhang("status", "--data", str(steady), lang="zh_CN.UTF-8").stdout
    assert "ready" in taizhang("status", "--data", str(steady)).stdout


@pytest.mark.parametrize("command", ["status", "down"])
def test_the_language_asked_for_goes_before_the_terminals(tmp_path: Path, command: str) -> None:
    assert "没有正在运行" in taizhang(command, "--data", str(tmp_path), "--lang", "zh").stdout
    in_chinese = taizhang(command, "--data", str(tmp_path), "--lang", "en", lang="zh_CN.UTF-8")
    assert "Nothing is running" in in_chinese.stdout


def test_status_is_a_table_in_the_language_asked_for(steady: Path) -> None:
    assert "就绪" in taizhang("status", "--data", str(steady), "--lang", "zh").stdout


def test_down_stops_everything_and_up_ends_with_status_0(up: Up, tmp_path: Path) -> None:
    pids = all_pids(tmp_path)
    assert taizhang("down", "--data", str(tmp_path)).returncode == 0
    output, _ = up.communicate(timeout=10)
    assert up.returncode == 0
    assert "Stopped" in output
    assert not [pid for pid in pids if psutil.pid_exists(pid)]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGHUP])
def test_ctrl_c_and_a_closed_terminal_stop_it_in_good_order(
    up: Up, tmp_path: Path, number: signal.Signals
) -> None:
    up.send_signal(number)
    output, _ = up.communicate(timeout=60)
    assert up.returncode == 0
    assert output.index("stopping reporting") < output.index("stopping postgres")
    assert not DataFolder(tmp_path).run_file.exists()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the next start cleans up")
def test_killing_it_leaves_no_process_behind_and_the_next_start_goes_on(
    up: Up, tmp_path: Path
) -> None:
    pids = [pid for pid in all_pids(tmp_path) if pid != up.pid]
    up.kill()
    up.wait()
    assert eventually(lambda: not [pid for pid in pids if psutil.pid_exists(pid)])
    again = start(tmp_path)
    assert again.poll() is None
    again.terminate()
    assert again.wait(60) == 0
    again.communicate()


def test_nothing_running_is_said_and_told_by_exit_codes(tmp_path: Path) -> None:
    assert taizhang("status", "--data", str(tmp_path)).returncode == 1
    down = taizhang("down", "--data", str(tmp_path))
    assert (down.returncode, "Nothing is running" in down.stdout) == (0, True)


def test_a_folder_in_use_is_one_line_and_not_a_trace(steady: Path) -> None:
    outcome = started(steady, "up", "--data", str(steady))
    assert outcome.returncode == 1
    assert outcome.stderr.startswith("The data folder")
    assert outcome.stderr.count("\n") == 1


@pytest.mark.parametrize("command", ["up", "status", "down"])
def test_every_help_has_an_example(command: str) -> None:
    assert f"Example: taizhang {command}" in taizhang(command, "--help").stdout
