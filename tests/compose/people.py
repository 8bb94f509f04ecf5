"""People at the published ports: each acts over HTTP under an account, at the real time."""

import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote
from uuid import UUID, uuid4

import httpx

from contracts.identifiers import campaign_id, task_id
from tests.compose.stack import ComposeStack

EXAMPLES = Path(__file__).parents[2] / "examples"
CAMPAIGN = campaign_id("2021年巡视整改")


def task(number: str) -> UUID:
    """The id of a task of the example campaign."""
    return task_id(CAMPAIGN, number)


@dataclass
class People:
    """Calls the services of a stack for anybody."""

    stack: ComposeStack
    client: httpx.Client = field(default_factory=lambda: httpx.Client(timeout=60))

    def headers(self, account: str) -> dict[str, str]:
        """The headers of a request by this account."""
        scope = "bootstrap" if account == "service:operator" else None
        token = self.stack.issuer.token(sub=account, scope=scope)
        return {"Authorization": f"Bearer {token}", "Idempotency-Key": str(uuid4())}

    def does(self, account: str, path: str, **body: Any) -> dict[str, Any]:
        """Give a command that must be carried out."""
        answer = self.client.post(
            f"{self.stack.url('ledger')}/v1/{path}", json=body, headers=self.headers(account)
        )
        assert answer.status_code == 200, f"{path}: {answer.text}"
        return dict(answer.json())

    def imports(self, account: str, name: str, **options: str) -> None:
        """Import one of the examples; it must be recorded."""
        answer = self.client.post(
            f"{self.stack.url('ledger')}/v1/imports",
            params=options,
            content=(EXAMPLES / name).read_bytes(),
            headers={**self.headers(account), "File-Name": quote(name)},
        )
        assert answer.status_code == 201, answer.text

    def hands_in(self, account: str, number: str, measure: int, content: bytes) -> str:
        """Upload a file and attach it to a measure; its SHA-256."""
        answer = self.client.post(
            f"{self.stack.url('ledger')}/v1/tasks/{task(number)}/evidence",
            content=content,
            headers={
                **self.headers(account),
                "File-Name": quote("方案.pdf"),
                "Content-Type": "application/pdf",
            },
        )
        assert answer.status_code == 200, answer.text
        receipt = answer.json()["receipt"]
        self.does(account, f"tasks/{task(number)}/attach-evidence",
                  measure=measure, receipt=receipt)  # fmt: skip
        return str(answer.json()["sha256"])

    def reads(self, account: str, service: str, path: str, **query: Any) -> dict[str, Any]:
        """Read from a service; what is not visible yet is asked for again."""
        for _ in range(20):
            answer = self.client.get(
                f"{self.stack.url(service)}/v1/{path}", params=query, headers=self.headers(account)
            )
            if answer.status_code != 503:
                break
            time.sleep(0.5)
        assert answer.status_code == 200, answer.text
        return dict(answer.json())
