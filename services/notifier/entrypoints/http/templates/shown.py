"""The form of what is asked and answered about templates."""

from datetime import datetime
from typing import Self
from uuid import UUID

from pydantic import BaseModel, Field

from services.notifier.application.templates.edit import Shown
from services.notifier.application.templates.ports import Name, Version

LONGEST = 100_000
"""Beyond this a body is refused before it is looked at; the limit of a template is far below."""


class ListedTemplate(BaseModel):
    """A template in one language; version 0 was never edited."""

    template: str
    language: str
    version: int = 0
    built_in: bool = True
    changed_by: UUID | None = None
    changed_at: datetime | None = None

    @classmethod
    def of(cls, name: Name, newest: Version | None) -> Self:
        """One of the list."""
        known = {"template": name.template, "language": name.language}
        if newest is None:
            return cls.model_validate(known)
        return cls(
            **known,
            version=newest.version,
            built_in=newest.source is None,
            changed_by=newest.changed_by,
            changed_at=newest.changed_at,
        )


class TemplateList(BaseModel):
    """All templates that may be edited."""

    items: list[ListedTemplate]


class ShownTemplate(BaseModel):
    """A template in force and built in, its variables, and all versions, the newest first."""

    template: str
    language: str
    version: int
    source: str
    built_in: str
    variables: list[str]
    versions: list[Version]

    @classmethod
    def of(cls, shown: Shown) -> Self:
        """As the use case has it."""
        return cls(
            template=shown.name.template,
            language=shown.name.language,
            version=shown.version,
            source=shown.source,
            built_in=shown.built_in,
            variables=shown.variables,
            versions=shown.versions,
        )


class Trial(BaseModel):
    """A text to be tried, or the one in force; `values` take the place of the example's."""

    source: str | None = Field(default=None, max_length=LONGEST)
    values: dict[str, str] = Field(default={}, max_length=50, examples=[{"part": "leader"}])


class Preview(BaseModel):
    """The message as its reader would get it; `html` is what mail programs show."""

    subject: str
    text: str
    html: str


class Edit(BaseModel):
    """A text to be kept; `seen` is the version that it was made from."""

    source: str = Field(max_length=LONGEST)
    seen: int = Field(ge=0, lt=2**31 - 1)


class PutBack(BaseModel):
    """Which version was seen before the built-in text is put back."""

    seen: int = Field(ge=0, lt=2**31 - 1)
