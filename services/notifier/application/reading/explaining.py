"""Why something was not delivered or could not be handled, said to people in two languages.

The receiver's own words stay beside; what is said here is what a person can make of them.
"""

from dataclasses import dataclass

from services.notifier.domain.delivery import Ending, State


@dataclass(frozen=True, slots=True)
class Explanation:
    """A word for programs, and a sentence in English and in Chinese."""

    code: str
    en: str
    zh: str


DELIVERIES: tuple[tuple[tuple[str, ...], Explanation], ...] = (
    (
        ("no address is known", "the address is not well formed", "nobody to write to"),
        Explanation(
            "no_address",
            "No usable e-mail address is known for this person; correct the directory, send again.",
            "此人没有可用的邮箱；请在人员目录中更正后再次发送。",
        ),
    ),
    (
        ("no such robot", "no such webhook", "no channel", "the robot's address"),
        Explanation(
            "not_set_up",
            "The channel is not set up, or no longer; set it up, then send again.",
            "此渠道未配置或已撤销；请配置后再次发送。",
        ),
    ),
    (
        ("the name is not known", "the address is of this machine", "the name stands for"),
        Explanation(
            "target_refused",
            "The webhook's address is not known, or is one that may not be called.",
            "对接地址无法解析，或属于不允许访问的网络。",
        ),
    ),
    (
        ("301 ", "302 ", "303 ", "307 ", "308 "),
        Explanation(
            "redirected",
            "The receiver sends callers elsewhere, which is not followed; register that address.",
            "对方要求转到其他地址，系统不跟随；请登记新地址。",
        ),
    ),
)
_REJECTED = Explanation(
    "rejected",
    "The receiver refused it for good, in the words beside.",
    "对方明确拒收，原话见详情。",
)
_GAVE_UP = Explanation(
    "gave_up",
    "It was tried as often as the rules say, and refused each time, in the words beside.",
    "已按规则多次尝试，均未成功，最后一次的原因见详情。",
)
_UNKNOWN = Explanation(
    "outcome_unknown",
    "Whether it arrived nobody knows: it was not confirmed, or the process ended. Ask its reader,"
    " then send it again or discard it.",
    "无法确定是否送达：对方未确认，或发送过程中断。请向收件人核实后再次发送或作废。",
)

_HANDLING = Explanation(
    "cannot_be_handled",
    "Handling the event failed, in the words beside; once that is mended, send it again.",
    "消息是事件，但处理时出错，原因见详情；修复后可再次处理。",
)
MESSAGES: tuple[tuple[tuple[str, ...], Explanation], ...] = (
    (
        ("ce-id and", "ce-sequence or"),
        Explanation(
            "headers_wrong",
            "Its headers do not say what the event says; it was not written by the relay.",
            "消息头与事件内容不符，不是由系统发布的。",
        ),
    ),
    (
        ("the stream gave up",),
        Explanation(
            "given_up",
            "The stream stopped delivering it after too many attempts; send it again.",
            "消息流多次投递未果后停止；可再次处理。",
        ),
    ),
    (
        ("unknown topic",),
        Explanation(
            "unknown_event",
            "It is an event that this version does not know; send it again after an upgrade.",
            "当前版本不认识此类事件；升级后可再次处理。",
        ),
    ),
)
_NO_EVENT = Explanation(
    "no_event",
    "It is no event of the ledger; look where it came from, then discard it.",
    "这不是台账的事件；请查明来源后作废。",
)


def of_delivery(state: State, ending: str | None, detail: str) -> Explanation | None:
    """Why a delivery failed or may not have arrived; None for one that did neither.

    `ending` is how its last attempt ended, `detail` what was noted of it.
    """
    if state is State.UNKNOWN:
        return _UNKNOWN
    if state is not State.FAILED:
        return None
    for begins, explanation in DELIVERIES:
        if detail.startswith(begins):
            return explanation
    return _REJECTED if ending == Ending.REFUSED_FOR_GOOD else _GAVE_UP


def of_message(error: str) -> Explanation:
    """Why a message was parked, from what was noted then."""
    for begins, explanation in MESSAGES:
        if any(each in error for each in begins):
            return explanation
    # What raised while an event was handled is noted as `Class: text`.
    is_class = error.partition(":")[0].isidentifier()
    return _HANDLING if is_class else _NO_EVENT
