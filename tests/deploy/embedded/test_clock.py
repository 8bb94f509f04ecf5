"""The settable clock is moved only when nobody lags, and the move waits for all that falls due."""

import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from chassis.clock import ClockError, SettableClock
from deploy.embedded.clock import StackBehindError, move_clock
from deploy.embedded.services import Service
from deploy.embedded.stack import Stack
from tests.deploy.embedded.stub_plan import PLAN, eventually

OPENED = datetime(2021, 9, 18, tzinfo=UTC)
LATER = datetime(2021, 11, 18, tzinfo=UTC)


class StateFile:
    """What the stub services report, set by the test."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.state: dict[str, dict[str, object]] = {}

    def set(self, name: str, **values: object) -> None:
        self.state.setdefault(name, {}).update(values)
        draft = self.path.with_suffix(".new")
        draft.write_text(json.dumps(self.state))
        draft.replace(self.path)


@pytest.fixture(scope="module")
def reported(tmp_path_factory: pytest.TempPathFactory) -> StateFile:
    return StateFile(tmp_path_factory.mktemp("state") / "state.json")


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory, reported: StateFile) -> Iterator[Stack]:
    def with_state(row: Service) -> Service:
        return replace(row, settings={**row.settings, "STUB_STATE": str(reported.path)})

    plan = replace(PLAN, services=tuple(with_state(row) for row in PLAN.services))
    folder = tmp_path_factory.mktemp("data")
    with Stack(folder, lambda *_: None, plan).running(OPENED) as stack:
        yield stack


@pytest.fixture(autouse=True)
def _caught_up(reported: StateFile) -> None:
    for name in ("ledger", "relay", "clock", "notifier", "reporting"):
        reported.set(name, position=7)
    reported.set("clock", swept_until=OPENED.isoformat())
    reported.set("notifier", reminded_until=OPENED.isoformat())


def shown(stack: Stack) -> datetime:
    return SettableClock(stack.clock_file).now()


def test_the_first_start_sets_the_time(stack: Stack) -> None:
    assert OPENED <= shown(stack) < OPENED + timedelta(minutes=10)


@pytest.mark.parametrize("name", ["relay", "clock", "notifier", "reporting"])
def test_time_stands_while_one_process_lags(stack: Stack, reported: StateFile, name: str) -> None:
    reported.set(name, position=6)
    with pytest.raises(StackBehindError, match=f"{name}: 6 of 7"):
        move_clock(stack, LATER, timeout=0.3)
    assert shown(stack) < LATER


def test_the_move_returns_when_all_that_was_due_is_swept_seen_and_reminded_of(
    stack: Stack, reported: StateFile
) -> None:
    moving = threading.Thread(target=move_clock, args=(stack, LATER))
    moving.start()
    assert eventually(lambda: shown(stack) >= LATER)
    reported.set("ledger", position=9)
    reported.set("clock", swept_until=LATER.isoformat(), position=9)
    for name in ("relay", "notifier"):
        reported.set(name, position=9)
    moving.join(0.5)
    assert moving.is_alive()
    reported.set("reporting", position=9)
    moving.join(0.3)
    assert moving.is_alive()
    reported.set("notifier", reminded_until=LATER.isoformat())
    moving.join(10)
    assert not moving.is_alive()


def test_time_does_not_go_back(stack: Stack) -> None:
    with pytest.raises(ClockError):
        move_clock(stack, OPENED - timedelta(days=1))
