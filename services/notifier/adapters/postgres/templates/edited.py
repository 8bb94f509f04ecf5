"""Edited templates: kept by version, and those in force in memory for the writing of messages.

Versions are only ever added, so their number tells whether what is in memory is still all.
"""

from typing import Any

import asyncpg

from services.notifier.adapters.postgres.connecting import Database, transaction
from services.notifier.application.templates.errors import ChangedMeanwhileError
from services.notifier.application.templates.ports import Name, Version

_NEWEST = """
SELECT DISTINCT ON (template, language) template, language, version, source, changed_by, changed_at
FROM notifier.templates ORDER BY template, language, version DESC
"""

_VERSIONS = """
SELECT template, language, version, source, changed_by, changed_at FROM notifier.templates
WHERE template = $1 AND language = $2 ORDER BY version DESC
"""

# Only the next version is added: a gap, or one that is there, means that another was faster.
_KEEP = """
INSERT INTO notifier.templates (template, language, version, source, changed_by, changed_at)
SELECT $1, $2, $3, $4, $5, $6 WHERE $3 = 1 + (
    SELECT coalesce(max(version), 0) FROM notifier.templates WHERE template = $1 AND language = $2
)
"""


class PostgresEditedTemplates:
    """See the port `EditedTemplates`; `sources` has the texts in force by file."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._count = 0
        self.sources: dict[str, str] = {}

    async def refresh(self) -> None:
        """Take in what was kept meanwhile, here or elsewhere; raises PassingError."""
        count = await self._database.fetchval("SELECT count(*) FROM notifier.templates")
        if count == self._count:
            return
        newest = await self.newest()
        self.sources.clear()
        for name, version in newest.items():
            if version.source is not None:
                self.sources[f"{name.language}/{name.template}.txt"] = version.source
        self._count = count

    async def newest(self) -> dict[Name, Version]:
        """The newest version of each."""
        return dict(map(_row, await self._database.fetch(_NEWEST)))

    async def versions(self, name: Name) -> list[Version]:
        """All of one, the newest first."""
        rows = await self._database.fetch(_VERSIONS, name.template, name.language)
        return [version for _, version in map(_row, rows)]

    async def keep(self, name: Name, version: Version) -> None:
        """Add it as the next."""
        it = version
        values = (name.template, name.language, it.version, it.source, it.changed_by, it.changed_at)
        try:
            async with transaction(self._database) as connection:
                done = await connection.execute(_KEEP, *values)
        except asyncpg.UniqueViolationError:
            done = "INSERT 0 0"
        if done == "INSERT 0 0":
            raise ChangedMeanwhileError("somebody kept another version first; look at it")


def _row(row: Any) -> tuple[Name, Version]:
    template, language, *rest = row.values()
    return Name(template, language), Version(*rest)
