"""One entry of the catalogue: a command, what it is about, and what carries it out."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from services.ledger.application.use_cases import tasks
from services.ledger.application.workplace import Workplace
from services.ledger.domain.kernel.aggregate import Aggregate
from services.ledger.domain.kernel.command import Command
from services.ledger.domain.task.state import Task


@dataclass(frozen=True)
class UseCase:
    """A command, the aggregate it is about, and what carries it out."""

    command: type[Command]
    about: type[Aggregate]
    room: str
    handle: Callable[[Workplace, UUID, Any], Awaitable[UUID]]
    creates: bool = False

    @cached_property
    def name(self) -> str:
        """The operation's id: the command in snake case."""
        return re.sub(r"(?<!^)(?=[A-Z])", "_", self.command.__name__).lower()


def creating(command: type[Command], about: type[Aggregate], room: str, handle: Any) -> UseCase:
    """A command whose target does not exist yet."""
    return UseCase(command, about, room, handle, creates=True)


def of_task(command: type[Command], decide: Any) -> UseCase:
    """A command that one decision about one task carries out."""
    return UseCase(command, Task, "tasks", tasks.on_task(decide))
