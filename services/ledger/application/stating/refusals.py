"""Why a statement is not signed; each has a stable `code`."""

from typing import ClassVar


class StatementRefusedError(Exception):
    """A statement that is not made; the text names what is wrong."""

    code: ClassVar[str]


class NotSignedError(StatementRefusedError):
    """There is no checkpoint of that size under this log's keys."""

    code = "not_found"


class HistoryIncompleteError(StatementRefusedError):
    """The store does not hold the versions 1 … n of the aggregate as the tree has them."""

    code = "history_incomplete"


class ManifestRefusedError(StatementRefusedError):
    """The manifest is none, or speaks of another tree or other keys than this log's."""

    code = "manifest_refused"
