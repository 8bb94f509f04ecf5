"""The link of a mail that ends its kind of message, by one click (RFC 8058); no sign-in.

Whoever holds the link may use it, which ends nothing that is mandatory. Opening it changes
nothing, since programs open the links of mails: its page has a button.
"""

from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from services.notifier.application.wishes.ports import Unsubscribing, WishBook
from services.notifier.entrypoints.http.wishes.names import NAMES

_ASKED = {
    "zh-CN": ("退订", "退订后，“{kind}”类消息不再发送给您；必须送达的消息不受影响。"),
    "en": ("Unsubscribe", "Messages of this kind, “{kind}”, will be sent to you no more."),
}
_DONE = {
    "zh-CN": ("已退订", "“{kind}”类消息不再发送给您；可在个人设置中恢复。"),
    "en": ("Unsubscribed", "Messages of this kind, “{kind}”, come back by your settings only."),
}

_PAGE = """<!doctype html>
<html lang="{language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title></head>
<body><p>{text}</p>{form}</body>
</html>
"""


def unsubscribe_routes(book: WishBook) -> APIRouter:
    """The routes of a link."""
    router = APIRouter(prefix="/v1/unsubscribe", tags=["public"])

    @router.get("/{token}", operation_id="show_unsubscribing", response_class=HTMLResponse)
    async def show_unsubscribing(token: UUID) -> HTMLResponse:
        """What the link stands for, with a button; changes nothing."""
        return _page(await book.meant_by(token), _ASKED, button=True)

    @router.post("/{token}", operation_id="unsubscribe", response_class=HTMLResponse)
    async def unsubscribe(token: UUID) -> HTMLResponse:
        """Send its reader no more of this kind; once more changes nothing."""
        return _page(await book.unsubscribe(token), _DONE, button=False)

    return router


def _page(meant: Unsubscribing, words: dict[str, tuple[str, str]], *, button: bool) -> HTMLResponse:
    spoken = "en" if meant.language.startswith("en") else "zh-CN"
    title, text = words[spoken]
    form = f'<form method="post"><button>{title}</button></form>' if button else ""
    chinese, english = NAMES[meant.kind]
    said = text.format(kind=english if spoken == "en" else chinese)
    return HTMLResponse(_PAGE.format(language=spoken, title=title, text=said, form=form))
