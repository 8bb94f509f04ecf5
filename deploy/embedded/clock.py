"""Moves the stack's settable clock, so that nothing of the time in between is left out.

Before and after the move every process must have caught up with the ledger, and the clock
process must have swept all that fell due, and the notifier have reminded of it; else
StackBehindError names who lags. The clock never goes back.
"""

import time
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from chassis.clock import set_clock
from deploy.embedded.processes.service import health_of

FOLLOWERS = ("relay", "clock", "notifier", "reporting")
POLL_SECONDS = 0.05


class StackBehindError(RuntimeError):
    """Some process has not caught up in time; the text names it and its position."""


class Movable(Protocol):
    """A stack whose clock can be moved: its clock file, and the addresses of its processes."""

    @property
    def clock_file(self) -> Path:
        """The settable clock."""
        ...

    @property
    def endpoints(self) -> Mapping[str, str]:
        """The address of each process by name."""
        ...


def move_clock(stack: Movable, instant: datetime, timeout: float = 60.0) -> None:
    """Let the stack's time go on to `instant`; returns once all has happened that is due by then.

    Raises StackBehindError after `timeout` seconds of waiting, and ClockError for a move back.
    """
    wait_until_caught_up(stack.endpoints, timeout)
    set_clock(stack.clock_file, instant)
    wait_for(lambda: unswept(stack.endpoints, instant), timeout)
    wait_until_caught_up(stack.endpoints, timeout)
    wait_for(lambda: unreminded(stack.endpoints, instant), timeout)


def wait_until_caught_up(endpoints: Mapping[str, str], timeout: float = 60.0) -> None:
    """Return once relay, clock, notifier and reporting have seen all that the ledger holds now."""
    goal = wait_for_goal(endpoints["ledger"], timeout)
    wait_for(lambda: behind(endpoints, goal), timeout)


def wait_for_goal(ledger: str, timeout: float) -> int:
    """The ledger's position, as soon as it tells one."""
    seen: dict[str, Any] = {}

    def silent() -> str:
        seen.update(health_of(ledger))
        return "" if "position" in seen else "ledger: no answer"

    wait_for(silent, timeout)
    return position(seen)


def behind(endpoints: Mapping[str, str], goal: int) -> str:
    """Who has not reached the position, in words; empty when all have."""
    positions = {name: position(health_of(endpoints[name])) for name in FOLLOWERS}
    return ", ".join(f"{name}: {at} of {goal}" for name, at in positions.items() if at < goal)


def unswept(endpoints: Mapping[str, str], instant: datetime) -> str:
    """Up to when the clock process has looked, if that is before `instant`; else empty."""
    swept = health_of(endpoints["clock"]).get("swept_until")
    return _short_of(f"clock: swept until {swept}", swept, instant)


def unreminded(endpoints: Mapping[str, str], instant: datetime) -> str:
    """Up to when the notifier has reminded people, if that is before `instant`; else empty."""
    until = health_of(endpoints["notifier"]).get("reminded_until")
    return _short_of(f"notifier: reminded until {until}", until, instant)


def _short_of(words: str, reached: object, instant: datetime) -> str:
    if reached and datetime.fromisoformat(str(reached)) >= instant:
        return ""
    return f"{words}, wanted {instant.isoformat()}"


def position(health: Mapping[str, Any]) -> int:
    """The position in a readiness report; -1 where nothing answered, 0 before the first event."""
    if not health:
        return -1
    return int(health.get("position") or 0)


def wait_for(lack: Callable[[], str], timeout: float) -> None:
    """Return once `lack` says nothing any more; else raise StackBehindError with its words."""
    deadline = time.monotonic() + timeout
    while words := lack():
        if time.monotonic() > deadline:
            raise StackBehindError(words)
        time.sleep(POLL_SECONDS)
