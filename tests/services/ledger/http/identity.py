"""An identity system as it calls the ledger over SCIM."""

from typing import Any, NamedTuple
from uuid import UUID

import httpx

from tests.services.ledger.office import Office

USER = "urn:ietf:params:scim:schemas:core:2.0:User"
GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group"
POSTS = "urn:taizhang:scim:schemas:1.0:Posts"
UNIT = "urn:taizhang:scim:schemas:1.0:Unit"
CLERK = {"post": "经办人", "unit": "xcb"}
PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp"


class Identity(NamedTuple):
    """An identity system that calls the ledger."""

    ledger: Office
    scope: str | None = "scim"

    async def ask(
        self,
        method: str,
        path: str,
        body: Any = None,
        headers: dict[str, str] | None = None,
        **query: Any,
    ) -> httpx.Response:
        """The answer to a request; a body of bytes goes out as it is."""
        token = self.ledger.issuer.token(sub="service:idp", scope=self.scope)
        said = {"Authorization": f"Bearer {token}", "Content-Type": "application/scim+json"}
        sent = {"content": body} if isinstance(body, bytes) else {"json": body}
        return await self.ledger.client.request(
            method, f"/scim/v2/{path}", **sent, headers=said | (headers or {}), params=query
        )

    async def told(self, method: str, path: str, body: Any = None, **query: Any) -> dict[str, Any]:
        """The body of an answer that must succeed."""
        answer = await self.ask(method, path, body, **query)
        assert answer.is_success, answer.text
        assert answer.headers["content-type"] == "application/scim+json"
        told: dict[str, Any] = answer.json()
        return told

    async def refused(
        self, method: str, path: str, body: Any = None, **query: Any
    ) -> tuple[int, str | None]:
        """Status and keyword of an error in SCIM's form."""
        answer = await self.ask(method, path, body, **query)
        assert answer.headers["content-type"] == "application/scim+json", answer.text
        told = answer.json()
        assert told["schemas"] == ["urn:ietf:params:scim:api:messages:2.0:Error"], told
        assert told["status"] == str(answer.status_code)
        return answer.status_code, told.get("scimType")

    async def person(self, account: str, *posts: dict[str, Any], **more: Any) -> dict[str, Any]:
        """Somebody new."""
        body = {"schemas": [USER, POSTS], "userName": account, "displayName": "张三"} | more
        held = {POSTS: {"posts": list(posts)}} if posts else {}
        return await self.told("POST", "Users", body | held)

    async def patched(self, path: str, *operations: dict[str, Any]) -> dict[str, Any]:
        """What stands after these operations."""
        return await self.told("PATCH", path, patch(*operations))

    async def recorded(self, id_: UUID | str) -> list[str]:
        """The types of the events of a stream."""
        rows = await self.ledger.rows(
            "SELECT topic FROM ledger.events WHERE originator_id = $1 ORDER BY originator_version",
            UUID(str(id_)),
        )
        return [row["topic"] for row in rows]


def patch(*operations: dict[str, Any]) -> dict[str, Any]:
    """A request that changes some of a resource."""
    return {"schemas": [PATCH], "Operations": list(operations)}
