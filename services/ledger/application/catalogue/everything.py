"""The whole catalogue.

The command's name in snake case is the operation's id everywhere; `room` is the plural under
which HTTP shows it, and a command that `creates` has no target yet.
"""

from services.ledger.application.catalogue import (
    accountability,
    answers,
    campaigns,
    directory,
    supervision,
    tasks,
)
from services.ledger.application.catalogue.use_case import UseCase

USE_CASES: tuple[UseCase, ...] = (
    *directory.USE_CASES,
    *campaigns.USE_CASES,
    *tasks.USE_CASES,
    *answers.USE_CASES,
    *supervision.USE_CASES,
    *accountability.USE_CASES,
)
