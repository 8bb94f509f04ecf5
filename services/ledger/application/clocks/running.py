"""The clocks that run in whatever has clocks; an aggregate that is not here has none."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from services.ledger.domain.accountability import proposing
from services.ledger.domain.accountability.state import Case
from services.ledger.domain.findings import replica
from services.ledger.domain.findings.replica import Replica
from services.ledger.domain.kernel.aggregate import Aggregate
from services.ledger.domain.kernel.clocks import Deadline
from services.ledger.domain.supervision import clocks as slips
from services.ledger.domain.supervision.slip import SupervisionSlip
from services.ledger.domain.task import clocks as tasks
from services.ledger.domain.task.state import Task

UNRECORDED: Mapping[type[Aggregate], Callable[[Any], Iterable[Deadline]]] = {
    Task: tasks.unrecorded,
    SupervisionSlip: slips.unrecorded,
    Replica: replica.unrecorded,
    Case: proposing.unrecorded,
}


def running_clocks(state: Aggregate) -> list[Deadline] | None:
    """The clocks whose passing is not recorded yet; None where there can be none."""
    unrecorded = UNRECORDED.get(type(state))
    return None if unrecorded is None else list(unrecorded(state))
