"""The users of NATS and what each may do: nothing that its work does not need.

Rendered as the server's `authorization` block, in JSON, which the server's own format includes.
Each user answers requests in an inbox of its own; what is not listed is refused by the server.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from contracts.subjects import ALL, PROOF_CHECKPOINT, STREAM

ADVISORIES = "TAIZHANG_ADVISORIES"
API = "$JS.API"


@dataclass(frozen=True)
class NatsUser:
    """A user, the subjects it may publish to, and those it may read beside its own inbox."""

    name: str
    publish: tuple[str, ...]
    subscribe: tuple[str, ...] = ()

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
    ),
)


def permissions(user: NatsUser) -> dict[str, object]:
    """The user's rights as the server reads them; an empty list would mean everything."""
    publish = {"allow": list(user.publish)} if user.publish else {"deny": [">"]}
    return {
        "publish": publish,
        "subscribe": {"allow": [f"{user.inbox_prefix}.>", *user.subscribe]},
    }


def render_authorization(passwords: Mapping[str, str]) -> str:
    """The server's `authorization` block; raises KeyError where a user has no password."""
    users = [
        {"user": user.name, "password": passwords[user.name], "permissions": permissions(user)}
        for user in USERS
    ]
    return f"authorization {json.dumps({'users': users}, indent=2)}\n"
