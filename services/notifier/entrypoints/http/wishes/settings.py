"""A person's own settings: how they wish to be told, and what they may do without."""

from collections.abc import Awaitable, Callable
from datetime import time
from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import BaseModel, ConfigDict, Field

from chassis.problems import ProblemError
from services.notifier.application.wishes.ports import WishBook
from services.notifier.domain.wishes.kinds import OPTIONAL, URGENT
from services.notifier.domain.wishes.wishes import DigestWish, QuietHours, Wishes
from services.notifier.entrypoints.http.caller import Caller


class QuietHoursModel(BaseModel):
    """Hours of the day in the organisation's zone, over midnight where `since` is later."""

    model_config = ConfigDict(extra="forbid")
    since: time
    until: time


class OwnSettings(BaseModel):
    """What a person wishes; null is as the organisation has it."""

    model_config = ConfigDict(extra="forbid")
    digest: DigestWish | None = None
    quiet_hours: QuietHoursModel | None = None
    language: str | None = Field(default=None, pattern="^(zh-CN|en)$")
    unsubscribed: frozenset[str] = frozenset()


class OwnSettingsShown(OwnSettings):
    """The same, with the kinds that may be done without, and those that wait for nothing."""

    unsubscribed: list[str]  # type: ignore[assignment]
    optional: list[str] = sorted(OPTIONAL)
    urgent: list[str] = sorted(URGENT)


def wish_routes(caller: Callable[..., Awaitable[Caller]], book: WishBook) -> APIRouter:
    """The routes, of anyone in the directory, each for their own settings alone."""
    router = APIRouter(prefix="/v1/settings", tags=["settings"])
    by_caller = Annotated[Caller, Depends(caller)]

    @router.get("", operation_id="get_own_settings")
    async def get_own_settings(by: by_caller) -> OwnSettingsShown:
        """How the caller wishes to be told."""
        return _shown(await book.of(by.reader.officer))

    @router.put("", operation_id="put_own_settings")
    async def put_own_settings(by: by_caller, settings: OwnSettings) -> OwnSettingsShown:
        """Keep these settings in the place of all earlier ones; of what is mandatory none."""
        if not settings.unsubscribed <= OPTIONAL:
            raise ProblemError(422, "mandatory_message", detail="only what is optional")
        wishes = _wishes(settings)
        await book.put(by.reader.officer, wishes)
        return _shown(wishes)

    return router


def _wishes(settings: OwnSettings) -> Wishes:
    quiet = settings.quiet_hours
    return Wishes(
        digest=settings.digest,
        quiet=QuietHours(quiet.since, quiet.until) if quiet else None,
        language=settings.language,
        unsubscribed=settings.unsubscribed,
    )


def _shown(wishes: Wishes) -> OwnSettingsShown:
    quiet = wishes.quiet
    return OwnSettingsShown(
        digest=wishes.digest,
        quiet_hours=QuietHoursModel(since=quiet.since, until=quiet.until) if quiet else None,
        language=wishes.language,
        unsubscribed=sorted(wishes.unsubscribed),
    )
