"""Why a command is refused; each has a stable code and says what the person can do about it."""


class Refusal(Exception):
    """A command was not carried out and changed nothing."""

    code: str = "refused"

    def __init__(self, reason: str, code: str | None = None) -> None:
        super().__init__(reason)
        if code is not None:
            self.code = code


class NotPermitted(Refusal):
    """The post in which the person acts does not give the right."""

    code = "not_permitted"


class GuardRefused(Refusal):
    """A guard of the lifecycle refuses; `guard` names it."""

    def __init__(self, guard: str, reason: str) -> None:
        super().__init__(reason, code=guard)


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
