"""What a webhook was sent, attempt by attempt; one of it, or all since a moment, sent again."""

from collections.abc import Awaitable, Callable
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query

from chassis.clock import Clock
from services.notifier.application.webhooks.keep import KeepWebhooks
from services.notifier.application.webhooks.ports import LogWanted, WebhookLog
from services.notifier.domain.delivery import State
from services.notifier.entrypoints.http.caller import Caller, office, office_or_auditor
from services.notifier.entrypoints.http.pages import LIMIT, cursor_after, cursor_from
from services.notifier.entrypoints.http.webhooks.shown import Resent, Since, WebhookLogPage

Limit = Annotated[int, Query(ge=1, le=LIMIT)]


def webhook_log_routes(
    caller: Callable[..., Awaitable[Caller]],
    log: WebhookLog,
    keep: KeepWebhooks,
    clock: Clock,
    wake: Callable[[], None],
) -> APIRouter:
    """The routes; `wake` is called when something became due."""
    router = APIRouter(prefix="/v1/webhooks/{name}", tags=["webhooks"])
    by_office = Annotated[Caller, Depends(office(caller))]

    @router.get(
        "/deliveries",
        operation_id="list_webhook_deliveries",
        dependencies=[Depends(office_or_auditor(caller))],
    )
    async def list_webhook_deliveries(
        name: str, state: State | None = None, cursor: str | None = None, limit: Limit = 50
    ) -> WebhookLogPage:
        """Office and auditor: the delivery log."""
        items = await log.read(name, LogWanted(state, cursor_from(cursor), limit))
        last = (items[-1].delivery.position, items[-1].delivery.id) if items else None
        return WebhookLogPage(items=items, next=cursor_after(last, len(items), limit))

    @router.post(
        "/deliveries/{delivery_id}/resend",
        operation_id="resend_webhook_delivery",
        status_code=204,
    )
    async def resend_webhook_delivery(name: str, delivery_id: UUID, by: by_office) -> None:
        """Office: send one again, whatever became of it; the receiver knows it by its id."""
        await log.resend(name, delivery_id, by.reader.officer, clock.now())
        wake()

    @router.post("/resend", operation_id="resend_webhook_since")
    async def resend_webhook_since(name: str, what: Since, by: by_office) -> Resent:
        """Office: send again all since a moment, what was held included."""
        await keep.found(name)
        since = what.since.astimezone(clock.now().tzinfo)
        resent = await log.resend_since(name, since, by.reader.officer, clock.now())
        wake()
        return Resent(resent=resent)

    return router
