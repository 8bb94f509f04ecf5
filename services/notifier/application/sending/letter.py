"""What a channel gets: one delivery, with the attempt already on record."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class Letter:
    """A delivery under way; `attempt` counts from 1, `tries` since a person last sent it again.

    `language` is the one that the reader asked for; `unsubscribe` is what a link in it may name.
    """

    delivery: UUID
    event: UUID
    channel: str
    recipient: str
    officer: UUID | None
    template: str | None
    values: Mapping[str, str]
    content: str | None
    attempt: int
    tries: int
    language: str | None = None
    unsubscribe: UUID | None = None
