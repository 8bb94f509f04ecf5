"""Webhooks: listed, registered, given a new secret, disabled, enabled."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Depends

from services.notifier.application.webhooks.keep import KeepWebhooks
from services.notifier.application.webhooks.ports import Webhooks
from services.notifier.entrypoints.http.caller import Caller, office, office_or_auditor
from services.notifier.entrypoints.http.pages import Reason
from services.notifier.entrypoints.http.webhooks.shown import (
    MadeWebhook,
    Rotation,
    ShownWebhook,
    WebhookList,
    WebhookWish,
    listed,
)


@dataclass(frozen=True)
class WebhookUse:
    """What the routes use; `environment` has what the operator's webhooks asked for."""

    keep: KeepWebhooks
    webhooks: Webhooks
    environment: Mapping[str, tuple[str, ...]]


def webhook_routes(
    caller: Callable[..., Awaitable[Caller]],
    use: WebhookUse,
) -> APIRouter:
    """The routes."""
    router = APIRouter(prefix="/v1/webhooks", tags=["webhooks"])
    by_office = Annotated[Caller, Depends(office(caller))]

    @router.get("", operation_id="list_webhooks", dependencies=[Depends(office_or_auditor(caller))])
    async def list_webhooks() -> WebhookList:
        """Office and auditor."""
        return listed(use.environment, await use.webhooks.listed())

    @router.post("", operation_id="register_webhook", status_code=201)
    async def register_webhook(wish: WebhookWish, by: by_office) -> MadeWebhook:
        """Office: register an address; the answer alone has its secret."""
        return MadeWebhook.of(await use.keep.register(wish.wish(), by.reader.officer))

    @router.post("/{name}/rotate-secret", operation_id="rotate_webhook_secret")
    async def rotate_webhook_secret(name: str, how: Rotation, by: by_office) -> MadeWebhook:  # noqa: ARG001
        """Office: a new secret, beside which the old one signs for a while."""
        return MadeWebhook.of(await use.keep.rotate(name, timedelta(hours=how.overlap_hours)))

    @router.post("/{name}/disable", operation_id="disable_webhook")
    async def disable_webhook(name: str, why: Reason, by: by_office) -> ShownWebhook:
        """Office: hold what is to be sent."""
        return ShownWebhook.of(await use.keep.disable(name, why.reason, by.reader.officer))

    @router.post("/{name}/enable", operation_id="enable_webhook")
    async def enable_webhook(name: str, by: by_office) -> ShownWebhook:  # noqa: ARG001
        """Office: send again from now on; what was held is sent by `resend`."""
        return ShownWebhook.of(await use.keep.enable(name))

    return router
