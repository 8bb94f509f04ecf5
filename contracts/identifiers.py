"""Ids from natural keys, so that version 1 of a stream is the reservation of its number.

uuid5 (RFC 9562) over the key: whoever knows a campaign's name or a task's number in it can
compute the id, and two writers of one number meet at version 1, where one of them loses.
"""

from uuid import NAMESPACE_URL, UUID, uuid5

ROOT = uuid5(NAMESPACE_URL, "urn:taizhang")


def campaign_id(name: str) -> UUID:
    """The campaign of this name."""
    return uuid5(ROOT, f"campaign/{name}")


def finding_id(campaign: UUID, number: str) -> UUID:
    """The finding with this number in the campaign."""
    return uuid5(campaign, f"finding/{number}")


def task_id(campaign: UUID, number: str) -> UUID:
    """The task with this number in the campaign."""
    return uuid5(campaign, f"task/{number}")


def unit_id(code: str) -> UUID:
    """The unit with this code."""
    return uuid5(ROOT, f"unit/{code}")


def officer_id(account: str) -> UUID:
    """The person with this account."""
    return uuid5(ROOT, f"officer/{account}")


def institution_id(document_number: str) -> UUID:
    """The institution (制度) issued under this document number."""
    return uuid5(ROOT, f"institution/{document_number}")


def reply_id(campaign: UUID, document_number: str) -> UUID:
    """The reply document with this number in the campaign."""
    return uuid5(campaign, f"reply/{document_number}")
