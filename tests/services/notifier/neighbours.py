"""The notifier's neighbours on loopback: a ledger that knows people, a system with a webhook."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from fastapi import FastAPI, Header, HTTPException, Request, Response
from fastapi.responses import RedirectResponse
from standardwebhooks.webhooks import Webhook

from contracts.identifiers import officer_id
from tests.services.notifier.events import PEOPLE

TOKEN = "service-token"
SECRET = "whsec_" + "c2VjcmV0LXNlY3JldC1zZWNyZXQ="


@dataclass
class Neighbours:
    """What they know, and what they were sent."""

    away: bool = False
    language: str = "zh-CN"
    subjects: dict[UUID, list[UUID]] = field(default_factory=dict)
    webhook_answers: list[int] = field(default_factory=list)
    webhooks: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    calls: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    robots: list[dict[str, Any]] = field(default_factory=list)

    def app(self) -> FastAPI:
        app = FastAPI()
        app.add_api_route("/v1/directory/people", self.people)
        app.add_api_route("/v1/cases/{case}/audience", self.audience)
        app.add_api_route("/hook", self.hook, methods=["POST"])
        app.add_api_route("/registered", self.registered, methods=["POST"])
        app.add_api_route("/moved", self.moved, methods=["POST"])
        app.add_api_route("/robot", self.robot, methods=["POST"])
        return app

    async def people(self, authorization: str = Header()) -> dict[str, Any]:
        self._must_answer(authorization)
        people = [
            {
                "officer": str(officer_id(account)),
                "account": account,
                "language": self.language,
                "name": f"姓名{account}",
                "email": f"{account}@example.org",
                "phone": None,
                "erased": False,
            }
            for account in PEOPLE
        ]
        return {"people": people, "position": 1}

    async def audience(self, case: UUID, authorization: str = Header()) -> dict[str, Any]:
        self._must_answer(authorization)
        return {"subjects": [str(each) for each in self.subjects[case]], "units": ["yxb"]}

    async def hook(self, request: Request) -> Response:
        body = await request.body()
        event = Webhook(SECRET).verify(body, dict(request.headers))
        self.webhooks.append((request.headers["webhook-id"], event))
        return Response(status_code=self.webhook_answers.pop(0) if self.webhook_answers else 204)

    async def registered(self, request: Request) -> Response:
        """A receiver that looks at signatures later, and answers as it is told."""
        self.calls.append((dict(request.headers), await request.body()))
        return Response(status_code=self.webhook_answers.pop(0) if self.webhook_answers else 204)

    async def moved(self) -> Response:
        return RedirectResponse("/registered", 307)

    async def robot(self, request: Request) -> Response:
        self.robots.append(await request.json())
        return Response(status_code=200)

    def _must_answer(self, authorization: str) -> None:
        if self.away:
            raise HTTPException(503)
        if authorization != f"Bearer {TOKEN}":
            raise HTTPException(401)
