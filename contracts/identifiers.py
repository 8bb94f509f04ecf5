"""Ids from natural keys, so that version 1 of a stream is the reservation of its number.

uuid5 (RFC 9562) over the key: whoever knows a campaign's name or a task's number in it can
compute the id, and two writers of one number meet at version 1, where one of them loses.
"""

from hashlib import sha1
from uuid import NAMESPACE_URL, UUID, SafeUUID, uuid5

_UNKNOWN = SafeUUID.unknown
ROOT = uuid5(NAMESPACE_URL, "urn:taizhang")
_VERSION_5, _VARIANT = 5 << 76, 2 << 62
_FREE = ~(0xF << 76 | 0x3 << 62)


def named(space: UUID, key: str) -> UUID:
    """`uuid5(space, key)`, several times as fast: every command names something."""
    digest = sha1(space.bytes + key.encode(), usedforsecurity=False).digest()
    return known_good(int.from_bytes(digest[:16]) & _FREE | _VERSION_5 | _VARIANT)


def known_good(number: int) -> UUID:
    """`UUID(int=number)` for a number of 128 bits; nothing is checked."""
    made = object.__new__(UUID)
    object.__setattr__(made, "int", number)
    object.__setattr__(made, "is_safe", _UNKNOWN)
    return made


def campaign_id(name: str) -> UUID:
    """The campaign of this name."""
    return named(ROOT, f"campaign/{name}")


def finding_id(campaign: UUID, number: str) -> UUID:
    """The finding with this number in the campaign."""
    return named(campaign, f"finding/{number}")


def replica_id(finding: UUID, unit: str) -> UUID:
    """The question to this unit whether it has the finding too."""
    return named(finding, f"replica/{unit}")


def task_id(campaign: UUID, number: str) -> UUID:
    """The task with this number in the campaign."""
    return named(campaign, f"task/{number}")


def supervision_id(campaign: UUID, document_number: str) -> UUID:
    """The notice or supervision slip with this number in the campaign."""
    return named(campaign, f"supervision/{document_number}")


def draw_id(campaign: UUID, kind: str, number: int) -> UUID:
    """The draw of this kind (`look_back`, `spot_check`) with this number in the campaign."""
    return named(campaign, f"draw/{kind}/{number}")


def feedback_id(result: UUID, invitation: str) -> UUID:
    """The answer to this invitation, by its keyed hash, to judge the published result."""
    return named(result, f"feedback/{invitation}")


def unit_id(code: str) -> UUID:
    """The unit with this code."""
    return named(ROOT, f"unit/{code}")


def officer_id(account: str) -> UUID:
    """The person with this account."""
    return named(ROOT, f"officer/{account}")


def institution_id(document_number: str) -> UUID:
    """The institution (制度) issued under this document number."""
    return named(ROOT, f"institution/{document_number}")


def reply_id(campaign: UUID, document_number: str) -> UUID:
    """The reply document with this number in the campaign."""
    return named(campaign, f"reply/{document_number}")
