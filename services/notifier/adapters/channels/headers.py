"""Headers of mail, each parsed and folded once: the library takes a millisecond for some of them.

Most recur from mail to mail: the sender, the kinds of the parts, the subject for each who is told
of an event. The addressee is not kept: an address is forgotten as soon as the mail is handed over.
"""

from email.policy import EmailPolicy
from functools import lru_cache
from typing import Any

_KEPT = 1_000
_ADDRESSEE = frozenset({"to"})


class RememberingPolicy(EmailPolicy):
    """The library's policy, which refuses line breaks in headers; what it refuses is not kept."""

    def header_store_parse(self, name: str, value: Any) -> tuple[str, Any]:
        """As the library parses it."""
        if name.lower() in _ADDRESSEE or not isinstance(value, str):
            return super().header_store_parse(name, value)
        return _parsed(self, name, value)

    def fold_binary(self, name: str, value: Any) -> bytes:
        """As the library folds it."""
        if name.lower() in _ADDRESSEE:
            return super().fold_binary(name, value)
        return _folded(self, name, value)


@lru_cache(_KEPT)
def _parsed(policy: RememberingPolicy, name: str, value: str) -> tuple[str, Any]:
    return EmailPolicy.header_store_parse(policy, name, value)


@lru_cache(_KEPT)
def _folded(policy: RememberingPolicy, name: str, value: Any) -> bytes:
    return EmailPolicy.fold_binary(policy, name, value)
