"""What a spot check found of a task that it took, by someone independent of the work."""

from uuid import UUID

from contracts.events.fact import Sha256
from contracts.events.supervision.draw import SpotCheckConcluded
from contracts.events.supervision.draw_pairs import TaskSpotCheckConcluded
from contracts.words import DrawKind, Role, SpotCheckResult
from services.ledger.domain.kernel.command import Command, Text
from services.ledger.domain.kernel.refusals import GuardRefused
from services.ledger.domain.supervision.draw import Draw
from services.ledger.domain.task.context import Context, require_body, require_independent
from services.ledger.domain.task.phases.verification import require_evidence_of
from services.ledger.domain.task.state import Task


class ConcludeSpotCheck(Command):
    """Say what was found of one of the tasks drawn."""

    task: UUID
    result: SpotCheckResult
    opinion: Text
    evidence_checked: tuple[Sha256, ...] = ()


def conclude_spot_check(
    draw: Draw, command: ConcludeSpotCheck, task: Task, context: Context
) -> tuple[SpotCheckConcluded, TaskSpotCheckConcluded]:
    """Concluded once for each task, however it stands by now, and remembered in the task."""
    draw.require_of(DrawKind.SPOT_CHECK)
    if task.id not in draw.waiting:
        raise GuardRefused(
            "spot_check_open",
            "nothing is to be concluded of task {number} in this draw",
            number=task.facts.number,
        )
    require_body(task, context, Role.SUPERVISOR)
    independence = require_independent(task, context)
    files = [sha256 for measure in task.measures.values() for sha256 in measure.files]
    require_evidence_of(files, command.evidence_checked, needed=False)
    said = command.model_dump(exclude={"task"}) | {"independence": independence}
    heading, number = draw.heading, task.facts.number
    return (
        SpotCheckConcluded(**heading, task=task.id, number=number, **said),
        TaskSpotCheckConcluded(
            task=task.facts, draw=draw.id, draw_number=heading["draw_number"], **said
        ),
    )
