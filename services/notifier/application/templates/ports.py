"""What editing of templates needs from outside."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID


@dataclass(frozen=True, order=True, slots=True)
class Name:
    """A template in one language."""

    template: str
    language: str


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a text is no template, at which line; `what` is a word, `about` what it is about."""

    line: int
    what: str
    about: str


@dataclass(frozen=True, slots=True)
class Written:
    """A message as its reader would get it."""

    subject: str
    plain: str
    html: str


@dataclass(frozen=True, slots=True)
class Version:
    """One version: who kept it and when; without a source the built-in one was put back."""

    version: int
    source: str | None
    changed_by: UUID
    changed_at: datetime


class Workshop(Protocol):
    """The built-in templates, and how a text is judged and tried."""

    def names(self) -> list[Name]:
        """All that may be edited."""

    def built_in(self, name: Name) -> str:
        """The text that the notifier comes with; raises NotFoundError."""

    def variables(self, template: str) -> frozenset[str]:
        """What a text of this template may speak of."""

    def faults(self, name: Name, source: str) -> list[Fault]:
        """What is wrong with a text: its form, or that it cannot be written for some part."""

    def tried(self, name: Name, source: str, values: Mapping[str, str]) -> Written:
        """The message that a text without faults makes of an example's values and these."""


class EditedTemplates(Protocol):
    """What the office kept; all raise PassingError."""

    async def newest(self) -> dict[Name, Version]:
        """The newest version of each that was ever edited."""

    async def versions(self, name: Name) -> list[Version]:
        """All versions, the newest first."""

    async def keep(self, name: Name, version: Version) -> None:
        """Keep it as the next; raises ChangedMeanwhileError where it is not."""
