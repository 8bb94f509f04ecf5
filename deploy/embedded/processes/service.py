"""A service as a process of its own, with an address that stays and a readiness that is asked.

Ready means that `/health/ready` answers 200. A process that ends before it is ready is an error
whose text is the end of its log.
"""

import sys
import time
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import httpx

from deploy.embedded.processes.child import Child
from deploy.embedded.processes.ports import LOOPBACK

POLL_SECONDS = 0.05


class ServiceDidNotStartError(RuntimeError):
    """A service ended or did not get ready in time; the text says where to look."""


class ServiceProcess:
    """`python -m <arguments>` under a name, listening on one loopback port."""

    def __init__(
        self, name: str, arguments: list[str], port: int, env: Mapping[str, str], log: Path
    ) -> None:
        self.name = name
        self.url = f"http://{LOOPBACK}:{port}"
        self._child = Child([sys.executable, "-m", *arguments], log, env)
        self.environment: Mapping[str, str] = self._child.env
        self.start = self._child.start
        self.stop = self._child.stop
        self.kill = self._child.kill

    @property
    def running(self) -> bool:
        """Whether the process is there."""
        return self._child.running

    @property
    def pid(self) -> int | None:
        """The process id, once started."""
        return self._child.pid

    def health(self) -> dict[str, Any]:
        """What `/health/ready` says; `{}` where nothing answers."""
        return health_of(self.url)

    def wait_until_ready(self, timeout: float = 60.0) -> None:
        """Return once ready; raises ServiceDidNotStartError."""
        deadline = time.monotonic() + timeout
        while not self.health().get("ready"):
            late = time.monotonic() > deadline
            if late or not self.running:
                why = f"not ready after {timeout:.0f} s" if late else "ended"
                state = self.health().get("checks", "")
                raise ServiceDidNotStartError(
                    f"{self.name} {why} {state}\n{self._child.last_lines()}\n({self._child.log})"
                )
            time.sleep(POLL_SECONDS)


@cache
def asker() -> httpx.Client:
    """One client for all questions: making one reads certificates, which takes longer than asking.

    Connections are not kept, since a process asked again may be another one.
    """
    return httpx.Client(
        timeout=5, trust_env=False, limits=httpx.Limits(max_keepalive_connections=0)
    )


def health_of(url: str) -> dict[str, Any]:
    """The readiness report of the process at `url`, ready or not; `{}` where nothing answers."""
    try:
        answer = asker().get(f"{url}/health/ready").json()
    except (httpx.HTTPError, ValueError):
        return {}
    return answer if isinstance(answer, dict) else {}
