"""One shape for every service's access log: what was refused and what sensitive thing was read.

An entry is a leaf of a Merkle tree, so its canonical bytes must never change for the same values:
sorted keys, no blanks, UTF-8, UTC to the microsecond. It holds accounts and ids, no names.
"""

import json
from datetime import UTC
from typing import Literal
from uuid import UUID

from pydantic import (
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    JsonValue,
    ValidationError,
    field_validator,
)

AccessKind = Literal["refused_command", "sensitive_read"]


class AccessEntry(BaseModel):
    """Who tried or read what, when, and with which outcome."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    at: AwareDatetime
    kind: AccessKind
    subject: str = Field(description="the token's subject: an account or `service:<name>`")
    officer: UUID | None = Field(default=None, description="absent where no officer is linked")
    operation: str = Field(description="operationId of the route")
    target: str = Field(description="what it was about, e.g. a task's id")
    code: str = Field(description="code of the refusal, or `ok` for a read")
    detail: dict[str, JsonValue] = Field(default_factory=dict)
    correlation_id: UUID

    @field_validator("subject", "operation", "target", "code")
    @classmethod
    def _without_nul(cls, text: str) -> str:
        """Keep what was sent, but for NUL, which no text column of the database takes."""
        return text.replace("\x00", "\ufffd")

    def canonical_bytes(self) -> bytes:
        """Return the bytes that are stored and hashed; `officer` stays, as null, when absent."""
        moment = self.at.astimezone(UTC).isoformat(timespec="microseconds")
        values = self.model_dump(mode="json") | {"at": moment.replace("+00:00", "Z")}
        text = json.dumps(
            values, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
        )
        return text.encode()


class KeptEntry(BaseModel):
    """An entry as it is stored: a leaf of its service's tree, by id and exact bytes."""

    id: int = Field(description="place in the log and `position` of its leaf; may skip numbers")
    entry: AccessEntry | None = Field(description="null where the stored bytes are no entry")
    stored: str = Field(description="the stored bytes, of which the leaf is made, as text")

    @classmethod
    def of(cls, id_: int, stored: bytes) -> "KeptEntry":
        """The entry under this id, readable even where somebody has put other bytes there."""
        try:
            entry = AccessEntry.model_validate_json(stored)
        except ValidationError:
            entry = None
        return cls(id=id_, entry=entry, stored=stored.decode(errors="replace"))


class AccessPage(BaseModel):
    """Entries of a service's access log, the newest first."""

    items: list[KeptEntry]
    next: int | None = Field(description="`below` of the next page; null where there is none")
