"""The office edits what messages say: shown, tried, kept, put back.

A text is judged before it is kept; who edits says which version they saw, so that nobody's words
are lost unseen.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from chassis.clock import Clock
from services.notifier.application.templates.errors import TemplateRefusedError
from services.notifier.application.templates.ports import (
    EditedTemplates,
    Name,
    Version,
    Workshop,
    Written,
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A template as it is in force, beside the built-in one; version 0 is the built-in one."""

    name: Name
    version: int
    source: str
    built_in: str
    variables: list[str]
    versions: list[Version]


class EditTemplates:
    """Use cases of the office's wording."""

    def __init__(self, workshop: Workshop, edited: EditedTemplates, clock: Clock) -> None:
        self._workshop = workshop
        self._edited = edited
        self._clock = clock

    async def listed(self) -> list[tuple[Name, Version | None]]:
        """All templates, with the newest version of each that was edited."""
        newest = await self._edited.newest()
        return [(name, newest.get(name)) for name in self._workshop.names()]

    async def shown(self, name: Name) -> Shown:
        """One of them; raises NotFoundError."""
        built_in = self._workshop.built_in(name)
        versions = await self._edited.versions(name)
        newest = versions[0] if versions else None
        return Shown(
            name,
            newest.version if newest else 0,
            newest.source if newest and newest.source is not None else built_in,
            built_in,
            sorted(self._workshop.variables(name.template)),
            versions,
        )

    async def tried(self, name: Name, source: str | None, values: Mapping[str, str]) -> Written:
        """The message that a text, or the one in force, makes of an example event."""
        text = (await self.shown(name)).source if source is None else source
        self._judged(name, text)
        return self._workshop.tried(name, text, values)

    async def keep(self, name: Name, source: str, seen: int, by: UUID) -> Shown:
        """Keep a text; raises NotFoundError, TemplateRefusedError, ChangedMeanwhileError."""
        self._judged(name, source)
        await self._edited.keep(name, Version(seen + 1, source, by, self._clock.now()))
        return await self.shown(name)

    async def put_back(self, name: Name, seen: int, by: UUID) -> Shown:
        """Let the built-in text be in force again; what was kept stays to be read."""
        self._workshop.built_in(name)
        await self._edited.keep(name, Version(seen + 1, None, by, self._clock.now()))
        return await self.shown(name)

    def _judged(self, name: Name, source: str) -> None:
        self._workshop.built_in(name)
        faults = self._workshop.faults(name, source)
        if faults:
            raise TemplateRefusedError("the text is no template of this message", faults)
