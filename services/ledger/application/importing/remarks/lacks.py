"""What a form lacks for the later commands: listed in the preview, blocking nothing."""

from collections.abc import Iterator
from dataclasses import dataclass

from services.ledger.application.importing.sheet import LedgerDraft, MeasureDraft, TaskDraft

LACKABLE: dict[str, tuple[str, str]] = {
    "leader": ("责任领导", "responsible leader"),
    "lead_unit": ("牵头单位", "lead unit"),
    "goal": ("整改目标", "goal"),
    "handler": ("具体责任人", "handler"),
    "type": ("整改类型", "type"),
    "deadline": ("完成时限", "deadline"),
    "deliverable": ("预期成果", "deliverable"),
}
"""Parts that a guard of assigning, planning or verifying will ask for."""


@dataclass(frozen=True, slots=True)
class Lack:
    """A part that a task, or one of its measures, does not say yet."""

    task: str
    part: str
    measure: int | None = None


def lacks_of(draft: LedgerDraft) -> tuple[Lack, ...]:
    """Every part that is lacking, task by task."""
    return tuple(lack for task in draft.tasks for lack in _of_task(task))


def _of_task(task: TaskDraft) -> Iterator[Lack]:
    given: dict[str, object] = {"goal": task.goal}
    if responsibility := task.responsibility:
        given |= {
            "leader": responsibility.leader and responsibility.leader.account,
            "lead_unit": responsibility.lead_unit,
            "handler": responsibility.handler and responsibility.handler.account,
        }
    yield from (Lack(task.number, part) for part, value in given.items() if not value)
    for measure in task.measures:
        yield from _of_measure(task.number, measure)


def _of_measure(task: str, measure: MeasureDraft) -> Iterator[Lack]:
    given = {
        "type": measure.type,
        "deadline": measure.deadline or measure.long_term,
        "deliverable": measure.deliverable,
    }
    yield from (Lack(task, part, measure.number) for part, value in given.items() if not value)
