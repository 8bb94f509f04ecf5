"""What one person is to be told: a template and the values in it, without names of people."""

from dataclasses import dataclass, field
from typing import TypeAlias
from uuid import UUID

Values: TypeAlias = dict[str, str]
"""Values of a template; days are ISO dates, ids are text."""


@dataclass(frozen=True)
class Notice:
    """One person, one message."""

    officer: UUID
    template: str
    values: Values = field(default_factory=dict)


@dataclass(frozen=True)
class Audience:
    """Whom the ledger says a case concerns; the event itself holds it sealed."""

    subjects: tuple[UUID, ...]
    units: tuple[str, ...] = ()
