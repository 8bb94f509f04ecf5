"""A child process: its log, its signals, and one-off steps."""

import sys
from pathlib import Path

import psutil  # type: ignore[import-untyped]
import pytest

from deploy.embedded.processes.child import LOG_LIMIT, Child, StepFailedError, finish
from deploy.embedded.processes.leftovers import end_leftover
from tests.deploy.embedded.stub_plan import eventually

FAMILY = """
import subprocess, sys, time
subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"], start_new_session=True)
time.sleep(600)
"""


def python(code: str, log: Path) -> Child:
    return Child([sys.executable, "-c", code], log, {})


def test_a_kill_ends_grandchildren_in_other_sessions_too(tmp_path: Path) -> None:
    child = python(FAMILY, tmp_path / "log")
    child.start()
    top = psutil.Process(child.pid)
    assert eventually(lambda: len(top.children(recursive=True)) == 1)
    grandchild = top.children(recursive=True)[0]
    child.kill()
    assert eventually(lambda: not grandchild.is_running())


def test_only_the_owner_reads_a_log_and_a_large_one_is_turned_over(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.write_bytes(b"x" * (LOG_LIMIT + 1))
    child = python("print('new')", log)
    child.start()
    child.wait()
    assert log.read_text() == "new\n"
    assert log.stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "log.1").stat().st_size == LOG_LIMIT + 1


def test_a_step_that_fails_is_named_with_the_end_of_its_log(tmp_path: Path) -> None:
    step = python("raise SystemExit('no such table')", tmp_path / "log")
    step.start()
    with pytest.raises(StepFailedError, match="migrate: no such table"):
        finish({"migrate": step})


def test_a_process_that_does_not_end_when_asked_is_ended_all_the_same(tmp_path: Path) -> None:
    deaf = "import signal, time; signal.signal(15, signal.SIG_IGN); print(1, flush=True)"
    child = python(f"{deaf}; time.sleep(600)", tmp_path / "log")
    child.start()
    assert eventually(lambda: child.last_lines() == "1")
    child.stop(timeout=0.2)
    assert not child.running


def test_a_leftover_is_ended_only_where_its_command_line_says_it_is_ours(tmp_path: Path) -> None:
    child = python("import time; time.sleep(600)  # ours", tmp_path / "log")
    child.start()
    assert child.pid is not None
    assert eventually(lambda: "# ours" in " ".join(psutil.Process(child.pid).cmdline()))
    end_leftover(child.pid, "somebody else's")
    assert child.running
    end_leftover(child.pid, "# ours")
    assert not child.running
