"""What was typed as `field=value`, as the JSON that a command's schema asks for.

Text stays text, lists may be written with commas, everything else is JSON; an id may be a name.
Whether the values will do is for the ledger to say.
"""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from deploy.embedded.cli.acting.naming import SINGULAR, Naming
from deploy.embedded.cli.acting.offered import Command, Offered, Schema

FILE = "file:"


class FieldError(ValueError):
    """Something typed is no field; `key` names the sentence that says why, `what` its subject."""

    def __init__(self, key: str, what: str, known: Iterable[str] = ()) -> None:
        self.key = key
        self.what = what
        self.known = ", ".join(known)
        super().__init__(f"{key}: {what}")


class Filling:
    """Fills a command; `upload` stores a file and gives its receipt."""

    def __init__(self, offered: Offered, naming: Naming, upload: Callable[[Path], str]) -> None:
        self._offered = offered
        self._naming = naming
        self._upload = upload

    def body(self, command: Command, typed: Iterable[str]) -> dict[str, Any]:
        """The command's body; raises FieldError, and UnnamedError for what names nothing."""
        known = command.schema.get("properties", {})
        body: dict[str, Any] = {}
        for text in typed:
            name, equals, value = text.partition("=")
            if not equals:
                raise FieldError("no_value", text)
            if name not in known:
                raise FieldError("no_field", name, known)
            body[name] = self._value(name, known[name], value)
        return body

    def _value(self, name: str, schema: Schema, text: str) -> Any:
        plain = self._offered.plain(schema)
        kind = plain.get("type")
        if kind == "array" and not text.lstrip().startswith("["):
            items = [part for part in text.split(",") if part]
            return [self._value(name, plain["items"], part) for part in items]
        if kind == "string" or "enum" in plain:
            return self._text(name, plain, text)
        try:
            return self._named(name, plain, json.loads(text))
        except ValueError as error:
            if isinstance(error, json.JSONDecodeError):
                raise FieldError("no_json", f"{name}={text}") from None
            raise

    def _named(self, name: str, schema: Schema, value: Any) -> Any:
        """A JSON value with the names in it turned into ids."""
        plain = self._offered.plain(schema)
        if isinstance(value, str):
            return self._text(name, plain, value)
        if isinstance(value, list):
            return [self._named(name, plain.get("items", {}), each) for each in value]
        if isinstance(value, dict):
            known = plain.get("properties", {})
            return {key: self._named(key, known.get(key, {}), each) for key, each in value.items()}
        return value

    def _text(self, name: str, plain: Schema, text: str) -> str:
        if plain.get("format") == "uuid":
            return self._naming.id(text, _kind(name))
        if name == "receipt" and text.startswith(FILE):
            return self._upload(Path(text.removeprefix(FILE)))
        return text


def _kind(field: str) -> str | None:
    """What a field names, where its own name says so."""
    singular = SINGULAR.get(field, field)
    return singular if singular in SINGULAR.values() else None
