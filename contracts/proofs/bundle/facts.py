"""The few fields of a stored event that the verifier reads; all else stays opaque bytes."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from contracts.proofs.bundle.layout import StoredEvent

EVIDENCE_TYPES = ("task.evidence_attached.", "task.evidence_superseded.")
_NEEDLES = tuple(one.encode() for one in EVIDENCE_TYPES)


@dataclass(frozen=True, slots=True)
class Facts:
    """Type, stream and version of an event, and the hash of the evidence that it attaches."""

    position: int
    type: str
    aggregate: str
    version: int
    evidence: str | None


def facts_of(position: int, stored: bytes) -> Facts | None:
    """What the bytes say, or None where they are no event."""
    try:
        raw = json.loads(stored)
        name, aggregate, version = raw["type"], raw["aggregate_id"], raw["aggregate_version"]
        attached = raw["data"]["sha256"] if str(name).startswith(EVIDENCE_TYPES) else None
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    words = isinstance(name, str) and isinstance(aggregate, str)
    # True is an int to isinstance, and equal to 1.
    if not words or type(version) is not int or not isinstance(attached, str | None):
        return None
    return Facts(position, name, aggregate, version, attached)


def attaches(stored: bytes) -> bool:
    """Whether the bytes may be an event that attaches evidence; only parsing makes it sure."""
    return any(needle in stored for needle in _NEEDLES)


def all_facts(events: Iterable[StoredEvent]) -> Iterator[Facts]:
    """The facts of every event that is one."""
    for position, stored in events:
        facts = facts_of(position, stored)
        if facts:
            yield facts


def evidence_of(events: Iterable[StoredEvent]) -> tuple[str, ...]:
    """The hashes of evidence that the events name, sorted, each once."""
    # Few events attach evidence: the others are told by their bytes, without being parsed.
    able = ((at, b) for at, b in events if attaches(b) or b"\\u" in b)
    return tuple(sorted({each.evidence for each in all_facts(able) if each.evidence}))
