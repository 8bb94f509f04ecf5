"""The ledger as its users see it: commands, evidence, imports."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote
from uuid import UUID, uuid4

from deploy.embedded.client.caller import Caller


class LedgerClient:
    """The ledger for one person."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def command(self, path: str, body: Mapping[str, Any], key: str | None = None) -> dict[str, Any]:
        """Give a command; with the same `key` it is carried out once, however often it is sent."""
        headers = {"Idempotency-Key": quote(key or str(uuid4()), safe="/")}
        return self._caller.tell(f"/v1/{path}", dict(body), headers)

    def upload(self, task: UUID, name: str, content: bytes, media_type: str) -> dict[str, Any]:
        """Store a file for a task; the answer holds the receipt and the hash."""
        return self._stored(f"tasks/{task}/evidence", name, content, media_type)

    def upload_document(
        self, campaign: UUID, name: str, content: bytes, media_type: str
    ) -> dict[str, Any]:
        """Store a document for a campaign; the answer holds the receipt and the hash."""
        return self._stored(f"campaigns/{campaign}/documents", name, content, media_type)

    def description(self) -> dict[str, Any]:
        """The ledger's OpenAPI document."""
        return self._caller.ask("/openapi.json")

    def import_file(self, name: str, content: bytes, wish: Mapping[str, Any]) -> dict[str, Any]:
        """Import a workbook, or preview it with `dry_run`."""
        return self._caller.tell("/v1/imports", content, {"File-Name": quote(name)}, wish)

    def _stored(self, path: str, name: str, content: bytes, media_type: str) -> dict[str, Any]:
        headers = {"File-Name": quote(name), "Content-Type": media_type}
        return self._caller.tell(f"/v1/{path}", content, headers)
