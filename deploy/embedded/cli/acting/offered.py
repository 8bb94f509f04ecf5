"""The commands that the running ledger offers, as its OpenAPI describes them."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

NEAREST = 3
PUBLIC = "/v1/public/"
Schema = Mapping[str, Any]


class UnknownCommandError(LookupError):
    """The ledger has no such command; `nearest` are the names that look like it."""

    def __init__(self, name: str, known: list[str]) -> None:
        self.nearest = get_close_matches(name, known, NEAREST)
        super().__init__(name)


@dataclass(frozen=True)
class Command:
    """One command: where it is given, to what, and what it says."""

    name: str
    path: str
    summary: str
    schema: Schema

    @property
    def collection(self) -> str:
        """What it is about, in the plural, as `tasks`."""
        return self.path.split("/")[2]

    @property
    def creates(self) -> bool:
        """Whether it makes something new, and so is given to nothing that is there."""
        return "{id}" not in self.path

    def address(self, subject: str | None) -> str:
        """Its path without the version, for this subject's id."""
        return self.path.removeprefix("/v1/").replace("{id}", subject or "")


class Offered:
    """All commands, and the schemas that they refer to."""

    def __init__(self, described: Mapping[str, Any]) -> None:
        self._schemas: Mapping[str, Any] = described["components"]["schemas"]
        self.commands = dict(self._named(described["paths"]))

    def command(self, name: str) -> Command:
        """The command of this name; raises UnknownCommandError."""
        wanted = name.replace("_", "-")
        if wanted not in self.commands:
            raise UnknownCommandError(name, sorted(self.commands))
        return self.commands[wanted]

    def plain(self, schema: Schema) -> Schema:
        """What a schema comes down to: references followed, `or null` left out."""
        if "$ref" in schema:
            return self.plain(self._schemas[schema["$ref"].rpartition("/")[2]])
        for union in ("anyOf", "oneOf"):
            some = [one for one in schema.get(union, ()) if one.get("type") != "null"]
            if len(some) == 1:
                return self.plain({**some[0], "description": schema.get("description", "")})
        return schema

    def _named(self, paths: Mapping[str, Any]) -> list[tuple[str, Command]]:
        found = []
        for path, operations in paths.items():
            said = operations.get("post", {}).get("requestBody", {}).get("content", {})
            name = path.rpartition("/")[2]
            # What anybody may say is no command: it is given in nobody's name.
            if "application/json" in said and "{" not in name and PUBLIC not in path:
                schema = self.plain(said["application/json"]["schema"])
                summary = operations["post"].get("summary", "")
                found.append((name, Command(name, path, summary, schema)))
        return found
