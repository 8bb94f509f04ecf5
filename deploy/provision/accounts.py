"""The users of NATS and what each may do: nothing that its work does not need.

Rendered as the server's `accounts` block, in JSON, which the server's own format includes. Each
user answers requests in an inbox of its own; what is not listed is refused by the server. The
server checks no reply subject, so an integrator has an account of its own: an answer to one that
names an event's subject as its reply would else be kept as an event.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from contracts.wire.subjects import ALL, PROOF_CHECKPOINT, STREAM

ADVISORIES = "TAIZHANG_ADVISORIES"
API = "$JS.API"


@dataclass(frozen=True)
class NatsUser:
    """A user, the subjects it may publish to, and those it may read beside its own inbox."""

    name: str
    publish: tuple[str, ...]
    subscribe: tuple[str, ...] = ()
    outside: bool = False

    @property
    def inbox_prefix(self) -> str:
        """The prefix of the only inboxes that the user may read."""
        return inbox_prefix(self.name)


def inbox_prefix(user: str) -> str:
    """The inbox prefix that a client of this user must be configured with."""
    return f"_INBOX.{user}"


def pull_rights(stream: str, durable: str) -> tuple[str, ...]:
    """What pulling and acknowledging through an existing durable needs."""
    return (
        f"{API}.CONSUMER.INFO.{stream}.{durable}",
        f"{API}.CONSUMER.MSG.NEXT.{stream}.{durable}",
        f"$JS.ACK.{stream}.{durable}.>",
    )


READ_ONE_MESSAGE = f"{API}.STREAM.MSG.GET.{STREAM}"

USERS = (
    NatsUser("provisioner", publish=(f"{API}.INFO", f"{API}.STREAM.>", f"{API}.CONSUMER.>")),
    NatsUser("relay", publish=(ALL, f"{API}.STREAM.INFO.{STREAM}", READ_ONE_MESSAGE)),
    NatsUser("checkpointer", publish=(PROOF_CHECKPOINT,)),
    NatsUser(
        "notifier",
        publish=(
            *pull_rights(STREAM, "notifier"),
            *pull_rights(ADVISORIES, "notifier"),
            READ_ONE_MESSAGE,
        ),
    ),
    NatsUser("reporting", publish=(), subscribe=(ALL,)),
    NatsUser(
        "integrator",
        publish=pull_rights(STREAM, "integrator"),
        subscribe=(PROOF_CHECKPOINT,),
        outside=True,
    ),
)
INSIDE, OUTSIDE = "TAIZHANG", "INTEGRATORS"


def permissions(user: NatsUser) -> dict[str, object]:
    """The user's rights as the server reads them; an empty list would mean everything."""
    allowed = dict.fromkeys((*user.publish, *(map(alias_of, user.publish) if user.outside else ())))
    publish = {"allow": list(allowed)} if allowed else {"deny": [">"]}
    return {
        "publish": publish,
        "subscribe": {"allow": [f"{user.inbox_prefix}.>", *user.subscribe]},
    }


def alias_of(subject: str) -> str:
    """The name under which an outside account asks for it; rights are judged by it, too.

    The server answers requests about consumers itself in every account, that without streams too;
    only under another name do they reach the account that has them.
    """
    return f"_SHARED.{subject}" if subject.startswith(f"{API}.CONSUMER.INFO") else subject


def render_authorization(passwords: Mapping[str, str]) -> str:
    """The server's `accounts` block; raises KeyError where a user has no password."""
    inside: dict[str, object] = {
        "jetstream": "enabled",
        "users": _users(passwords, outside=False),
        "exports": [
            *(_service(one) for one in _asked()),
            *({"stream": one, "accounts": [OUTSIDE]} for one in _heard()),
        ],
    }
    outside: dict[str, object] = {
        "users": _users(passwords, outside=True),
        "mappings": {one: alias_of(one) for one in _asked() if alias_of(one) != one},
        "imports": [
            *(
                {"service": {"account": INSIDE, "subject": one}, "to": alias_of(one)}
                for one in _asked()
            ),
            *({"stream": {"account": INSIDE, "subject": one}} for one in _heard()),
        ],
    }
    return f"accounts {json.dumps({INSIDE: inside, OUTSIDE: outside}, indent=2)}\n"


def _asked() -> list[str]:
    return [subject for user in USERS if user.outside for subject in user.publish]


def _heard() -> list[str]:
    return [subject for user in USERS if user.outside for subject in user.subscribe]


def _service(subject: str) -> dict[str, object]:
    return {"service": subject, "response_type": "stream", "accounts": [OUTSIDE]}


def _users(passwords: Mapping[str, str], *, outside: bool) -> list[dict[str, object]]:
    return [
        {"user": user.name, "password": passwords[user.name], "permissions": permissions(user)}
        for user in USERS
        if user.outside is outside
    ]
