"""The HTTP app of the notifier: its routes, its errors and its health."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI

from chassis.access_log.route import access_log_route
from chassis.clock import Clock
from chassis.problems import install_problems, map_errors, problem_responses
from chassis.watching.health import Health
from services.notifier.application import errors
from services.notifier.application.reading.handle_again import HandleAgain
from services.notifier.application.reading.views import DeadLetters, Deliveries, OwnInbox
from services.notifier.application.templates.edit import EditTemplates
from services.notifier.application.templates.errors import (
    ChangedMeanwhileError,
    TemplateRefusedError,
)
from services.notifier.application.webhooks.ports import WebhookLog
from services.notifier.application.wishes.ports import WishBook
from services.notifier.domain.webhooks.addresses import TargetRefusedError
from services.notifier.entrypoints.http.caller import AccessLog, Caller, auditing
from services.notifier.entrypoints.http.dead_letters import dead_letter_routes
from services.notifier.entrypoints.http.deliveries import delivery_routes
from services.notifier.entrypoints.http.own import Words, own_routes
from services.notifier.entrypoints.http.reasons import REASONS
from services.notifier.entrypoints.http.templates.routes import template_routes
from services.notifier.entrypoints.http.webhooks.log import webhook_log_routes
from services.notifier.entrypoints.http.webhooks.registry import WebhookUse, webhook_routes
from services.notifier.entrypoints.http.wishes.settings import wish_routes
from services.notifier.entrypoints.http.wishes.unsubscribing import unsubscribe_routes

STATUSES: dict[type[Exception], int] = {
    errors.PostNotHeldError: 403,
    errors.NotFoundError: 404,
    errors.NotSendableError: 409,
    errors.NotDiscardableError: 409,
    errors.NameTakenError: 409,
    errors.NoKeyError: 409,
    TargetRefusedError: 422,
    ChangedMeanwhileError: 409,
    TemplateRefusedError: 422,
    errors.StillUnreadableError: 409,
    errors.PassingError: 503,
}


@dataclass(frozen=True)
class Offered:
    """What the routes use."""

    caller: Callable[..., Awaitable[Caller]]
    deliveries: Deliveries
    own_inbox: OwnInbox
    dead_letters: DeadLetters
    wishes: WishBook
    access_log: AccessLog
    webhooks: WebhookUse
    webhook_log: WebhookLog
    handle_again: HandleAgain
    words: Words
    templates: EditTemplates
    clock: Clock
    wake: Callable[[], None]


def build_app(offered: Offered, health: Health, lifespan: Any) -> FastAPI:
    """The app; `lifespan` runs the work that is not HTTP."""
    app = FastAPI(
        title="Taizhang notifier",
        version="1",
        lifespan=lifespan,
        responses=problem_responses(),
        docs_url=None,
        redoc_url=None,
    )
    install_problems(app, REASONS)
    map_errors(app, STATUSES)
    health.install(app)
    it = offered
    app.include_router(delivery_routes(it.caller, it.deliveries, it.clock, it.wake))
    app.include_router(dead_letter_routes(it.caller, it.dead_letters, it.handle_again, it.clock))
    app.include_router(own_routes(it.caller, it.deliveries, it.own_inbox, it.words, it.clock))
    app.include_router(webhook_routes(it.caller, it.webhooks))
    log = webhook_log_routes(it.caller, it.webhook_log, it.webhooks.keep, it.clock, it.wake)
    app.include_router(log)
    app.include_router(template_routes(it.caller, it.templates))
    app.include_router(wish_routes(it.caller, it.wishes))
    app.include_router(unsubscribe_routes(it.wishes))
    app.include_router(access_log_route("notifier", it.access_log, auditing(it.caller)))
    return app
