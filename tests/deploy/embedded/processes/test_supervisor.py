"""What ends by itself is started again: soon at first, more rarely when it keeps ending."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from deploy.embedded.processes.child import Child
from deploy.embedded.processes.supervisor import (
    FIRST_DELAY,
    LONGEST_DELAY,
    STEADY_SECONDS,
    Supervisor,
    Watched,
)
from tests.deploy.embedded.stub_plan import eventually


class Sleeper(Child):
    """A process that does nothing until it is ended."""

    name = "sleeper"

    def __init__(self, log: Path, code: str = "import time; time.sleep(600)") -> None:
        super().__init__([sys.executable, "-S", "-c", code], log, {})


@pytest.fixture
def sleeper(tmp_path: Path) -> Iterator[Sleeper]:
    sleeper = Sleeper(tmp_path / "log")
    yield sleeper
    sleeper.kill()


def test_a_process_that_keeps_ending_is_started_at_growing_intervals(sleeper: Sleeper) -> None:
    watched, now = Watched(sleeper), 100.0
    waits: list[float] = []
    for _ in range(10):
        watched.start_at = None
        assert not watched.due(now)
        assert watched.start_at is not None
        waits.append(watched.start_at - now)
        now = watched.start_at
        assert watched.due(now)
    assert waits[:3] == [FIRST_DELAY, 2 * FIRST_DELAY, 4 * FIRST_DELAY]
    assert waits[-1] == LONGEST_DELAY


def test_steady_running_makes_the_next_restart_quick_again(sleeper: Sleeper) -> None:
    watched = Watched(sleeper, delay=LONGEST_DELAY)
    sleeper.start()
    assert not watched.due(0.1)
    assert not watched.due(STEADY_SECONDS + 1)
    assert watched.delay == FIRST_DELAY


def test_it_is_started_again_and_the_change_is_told(sleeper: Sleeper) -> None:
    restarts: list[str] = []
    supervisor = Supervisor([sleeper], lambda: restarts.append("told"), lambda *_: None)
    supervisor.begin()
    assert eventually(lambda: sleeper.running)
    sleeper.kill()
    assert eventually(lambda: len(restarts) == 2)
    supervisor.end()
    sleeper.kill()
    supervisor.close()
    assert not sleeper.running


def test_what_was_started_again_stays_until_the_supervisor_is_closed(sleeper: Sleeper) -> None:
    supervisor = Supervisor([sleeper], lambda: None, lambda *_: None)
    supervisor.begin()
    assert eventually(lambda: sleeper.running)
    supervisor.end()
    assert not eventually(lambda: not sleeper.running, timeout=0.5)
    supervisor.close()


def test_a_start_that_fails_is_reported_and_tried_again(tmp_path: Path) -> None:
    missing = Sleeper(tmp_path / "no-such-folder" / "log")
    reports: list[str] = []
    supervisor = Supervisor([missing], lambda: None, lambda step, _: reports.append(step))
    supervisor.begin()
    assert eventually(lambda: reports.count("restart_failed") >= 2)
    supervisor.close()
