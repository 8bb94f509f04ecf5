"""Hears what a robot's service answers: apprise says whether it worked, and throws the words away.

The services refuse with status 200 and an error code in the body, which for some of them apprise
takes for success. Its plugins call `requests` by their module's name, in whose place a listener
stands. It keeps the answer of the call under way, and changes one thing: DingTalk's signature.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

_LONGEST = 10_000

_heard: ContextVar["Heard | None"] = ContextVar("heard", default=None)


@dataclass
class Heard:
    """The last answer of a call: status and body, or none."""

    status: int | None = None
    body: str = ""


@contextmanager
def listening(plugin: Any) -> Iterator[Heard]:
    """Keep what is answered to this plugin, within this context of execution."""
    module = sys.modules[type(plugin).__module__]
    real = getattr(module, "requests", None)
    if real is not None and not isinstance(real, _Listener):
        module.requests = _Listener(real)  # type: ignore[attr-defined]
    heard = Heard()
    token = _heard.set(heard)
    try:
        yield heard
    finally:
        _heard.reset(token)


class _Listener:
    """All that `requests` is, and a `post` whose answer is kept."""

    def __init__(self, real: Any) -> None:
        self._real = real

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)

    def post(self, *values: Any, **named: Any) -> Any:
        """Post, and keep the answer for whoever listens in this context."""
        if "sign" in (named.get("params") or {}):
            # The plugin quotes it and `requests` does so again, which the service calls no match;
            # base64 has no percent sign, so that undoing it once too often changes nothing.
            named["params"] = {**named["params"], "sign": unquote(named["params"]["sign"])}
        response = self._real.post(*values, **named)
        heard = _heard.get()
        if heard is not None:
            heard.status, heard.body = response.status_code, response.text[:_LONGEST]
        return response
