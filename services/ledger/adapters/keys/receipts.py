"""Receipts of uploads: signed tokens bound to person, task and hash, valid for 24 hours."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import jwt

from services.ledger.adapters.keys.key_file import KeyFile
from services.ledger.domain.kernel.refusals import GuardRefused
from services.ledger.domain.task.phases.work import Receipt

VALID_FOR = timedelta(hours=24)
ALGORITHM = "HS256"


class SignedReceipts:
    """Issues receipts and checks them; needs no table, since the signature is the proof."""

    def __init__(self, key_file: KeyFile) -> None:
        self._key = key_file.key_for("taizhang evidence receipts")

    def issue(self, receipt: Receipt, person: UUID, task: UUID) -> str:
        """The receipt as text, to be handed to AttachEvidence."""
        claims = {
            "person": str(person),
            "task": str(task),
            "stored": receipt.model_dump(mode="json"),
        }
        return jwt.encode(claims, self._key, ALGORITHM)

    def read(self, receipt: str, person: UUID, task: UUID, now: datetime) -> Receipt:
        """What was stored; refused when forged, of another person or task, or too old."""
        try:
            claims = jwt.decode(receipt, self._key, [ALGORITHM])
        except jwt.PyJWTError:
            raise GuardRefused("receipt_invalid", "this is not a receipt of an upload") from None
        if (claims["person"], claims["task"]) != (str(person), str(task)):
            raise GuardRefused("receipt_invalid", "the upload was by another person or task")
        stored = Receipt.model_validate(claims["stored"])
        if now - stored.uploaded_at.astimezone(UTC) > VALID_FOR:
            raise GuardRefused("receipt_expired", "the upload is older than 24 hours; repeat it")
        return stored
