"""How days and tasks are said, wherever they are said."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from services.notifier.domain.situation import Situation


def numbers(tasks: Iterable[UUID], now: Situation) -> str:
    """The numbers of the tasks that are known here."""
    return "、".join(now.tasks[task].number for task in tasks if task in now.tasks)


def day(value: Any) -> str:
    """The day as a template takes it; nothing for none."""
    return value.isoformat() if value else ""
