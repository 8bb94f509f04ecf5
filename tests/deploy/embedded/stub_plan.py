"""The stack's plan with stub services in place of the real ones."""

import time
from collections.abc import Callable
from dataclasses import replace

from deploy.embedded.bootstrap import Plan
from deploy.embedded.services import MIGRATIONS, SERVICES

STUB = "tests.deploy.embedded.stub_service"
PLAN = Plan(
    migrations=tuple(replace(step, module=f"{STUB} migrate") for step in MIGRATIONS[:1]),
    services=tuple(replace(row, module=f"{STUB} {row.name}") for row in SERVICES),
)
BROKEN = replace(PLAN, services=(*PLAN.services[:2], replace(SERVICES[2], module=f"{STUB} broken")))


def eventually(true: Callable[[], bool], timeout: float = 20.0) -> bool:
    """Whether it becomes true in time."""
    deadline = time.monotonic() + timeout
    while not true():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True
