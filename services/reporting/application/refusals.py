"""Why a question is not answered: each with a stable `code`, and words that say what helps.

The reason is a sentence in English with `{names}` of values, the key of the catalogue in which
other languages are found.
"""

from collections.abc import Mapping
from typing import Any, ClassVar

from pydantic import JsonValue

from contracts.labels import worded


class RefusalError(Exception):
    """A question that is not answered; `extensions` are shown beside the words.

    Where asking again helps, `retry_after` says in how many seconds.
    """

    code: ClassVar[str]

    def __init__(
        self, reason: str, extensions: Mapping[str, JsonValue] | None = None, **values: Any
    ) -> None:
        super().__init__(worded(reason, values, "en"))
        self.reason = reason
        self.values = values
        self.extensions = dict(extensions or {})


class NotAllowedError(RefusalError):
    """The caller holds no post that lets them read this."""

    code = "forbidden"


class PostNotHeldError(RefusalError):
    """Act-As names a post that the caller does not hold today."""

    code = "post_not_held"


class UnknownThingError(RefusalError):
    """There is no such thing that the caller may see."""

    code = "not_found"


class AmbiguousTaskError(RefusalError):
    """Several campaigns have a task of this number."""

    code = "task_ambiguous"


class AsOfUnreadableError(RefusalError):
    """`as_of` is neither a date nor a position."""

    code = "as_of_unreadable"


class AsOfInFutureError(RefusalError):
    """`as_of` lies after everything that is known."""

    code = "as_of_in_future"


class CursorUnreadableError(RefusalError):
    """The cursor was not given by this list."""

    code = "cursor_unreadable"


class NotYetVisibleError(RefusalError):
    """The model has not come to the position asked for; asking again soon helps."""

    code = "not_yet_visible"
    retry_after = 1


class UnavailableError(RefusalError):
    """A database that the answer needs does not answer itself."""

    code = "unavailable"
    retry_after = 1


class CampaignNeededError(RefusalError):
    """There are several campaigns, and the question is about one."""

    code = "campaign_needed"


class NotCoveredError(RefusalError):
    """No checkpoint covers what is asked for yet; asking again soon helps."""

    code = "not_covered_yet"
    retry_after = 1


class CaseConfidentialError(RefusalError):
    """What is asked for holds events of a case, which the reader may not read."""

    code = "case_confidential"


class StatementRefusedError(RefusalError):
    """The log does not sign, because the store does not hold what the tree says."""

    code = "history_incomplete"


class EvidenceRefusedError(RefusalError):
    """The ledger does not give this file of evidence to the reader."""

    code = "evidence_refused"


class RebuildError(Exception):
    """A rebuild cannot be carried out; the text tells the operator why."""


class RebuildUnderWayError(RebuildError):
    """Another rebuild holds the lock."""


class BadEventError(RebuildError):
    """An event does not fold; the text names it."""
