"""How work can fail: for now, or for good."""


class PassingError(Exception):
    """Something needed does not answer for now; the same again later may succeed."""

    code = "unavailable"


class UnreadableError(Exception):
    """A message is no event of the contract; waiting will not make it one."""


class NotFoundError(Exception):
    """There is no such thing, or none that the caller may know of; `code` is `not_found`."""

    code = "not_found"


class PostNotHeldError(Exception):
    """Act-As names a post that the caller does not hold today."""

    code = "post_not_held"


class NotSendableError(Exception):
    """The delivery is in a state from which it is not sent again."""

    code = "not_sendable_again"


class NotDiscardableError(Exception):
    """It is in a state from which it is not discarded."""

    code = "not_discardable"


class StillUnreadableError(Exception):
    """A parked message still cannot be handled."""

    code = "still_unreadable"


class NameTakenError(Exception):
    """There is a webhook of this name."""

    code = "name_taken"


class NoKeyError(Exception):
    """No key is set by which secrets could be sealed."""

    code = "no_key"
