"""What the answers of robots' services mean: `errcode` of DingTalk and WeCom, `code` of Feishu.

Zero is acceptance, any other number a refusal, so that nothing was said in the group: of too many
calls and of a busy service for now, else for good. The numbers are the services' own.
"""

import json
from typing import Any

from services.notifier.domain.delivery import Ending, Outcome

_CODES = ("errcode", "code", "StatusCode")
_WORDS = ("errmsg", "msg", "StatusMessage")

_FOR_NOW = frozenset(
    {
        *(-1, 45009),  # WeCom: busy; called too often. DingTalk's -1: busy.
        *(130101, 130102, 410100),  # DingTalk: too fast for the robot, or for the group
        *(9499, 11232, 11233, 11247),  # Feishu: too many requests, of the robot or the group
    }
)
_TOO_MANY = 429


def judged(status: int, body: str) -> Outcome | None:
    """What the answer says; None where it says nothing, as of services with other forms."""
    said = _read(body)
    code = next((said[name] for name in _CODES if isinstance(said.get(name), int)), None)
    words = next((str(said[name]) for name in _WORDS if said.get(name)), "")
    if status == 200 and code is not None:
        return Outcome(_ending(code), code, words)
    if status == _TOO_MANY:
        return Outcome(Ending.REFUSED_FOR_NOW, status, words)
    if 400 <= status < 500:
        return Outcome(Ending.REFUSED_FOR_GOOD, status, words)
    return None


def _ending(code: int) -> Ending:
    if code == 0:
        return Ending.ACCEPTED
    return Ending.REFUSED_FOR_NOW if code in _FOR_NOW else Ending.REFUSED_FOR_GOOD


def _read(body: str) -> dict[str, Any]:
    try:
        read = json.loads(body)
    except ValueError:
        return {}
    return read if isinstance(read, dict) else {}
