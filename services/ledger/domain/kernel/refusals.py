"""Why a command is refused; each has a stable code and says what the person can do about it.

The reason is a sentence in English with `{names}` of values. It is the key of the catalogue in
which other languages are found, so that no rule has to know in which it is read.
"""

from typing import Any

from contracts.labels import worded


class Refusal(Exception):
    """A command was not carried out and changed nothing."""

    code: str = "refused"

    def __init__(self, reason: str, **values: Any) -> None:
        super().__init__(worded(reason, values, "en"))
        self.reason = reason
        self.values = values


class NotPermitted(Refusal):
    """The post in which the person acts does not give the right."""

    code = "not_permitted"


class GuardRefused(Refusal):
    """A guard of the lifecycle refuses; `guard` names it."""

    def __init__(self, guard: str, reason: str, **values: Any) -> None:
        super().__init__(reason, **values)
        self.code = guard


class NotFound(Refusal):
    """Nothing with this id was ever recorded."""

    code = "not_found"


class AlreadyExists(Refusal):
    """The number or key is taken, or the step was done already."""

    code = "already_exists"


class Unacceptable(Refusal):
    """The command's content cannot be right, whatever the state."""

    code = "unacceptable"


class Conflict(Refusal):
    """Somebody else was first, and deciding again did not help."""

    code = "conflict"
