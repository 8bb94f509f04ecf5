"""What is asked for: a task, a campaign or everything, at which checkpoint; and who may have it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from contracts.proofs.bundle.facts import all_facts
from contracts.proofs.bundle.layout import StoredEvent
from services.reporting.application.reading.reader import SEES_CASES, SEES_EVERYTHING, Reader
from services.reporting.application.refusals import CaseConfidentialError

Kind = Literal["task", "campaign", "everything"]
OF_CASES = ("task.accountability_", "case.")
"""How the types of events begin that tell of a case: the actor may be its subject."""


@dataclass(frozen=True, slots=True)
class Wish:
    """`known` are sizes of checkpoints that the auditor kept, which proofs are to lead from.

    With `files`, evidence is enclosed, asked of the ledger under `caller`, the reader's headers.
    """

    kind: Kind
    name: str | None = None
    as_of: str | None = None
    witnessed: bool = False
    known: tuple[int, ...] = ()
    files: bool = False
    caller: Mapping[str, str] = field(default_factory=dict)


def may_ask(reader: Reader, wish: Wish) -> None:
    """Raise NotAllowedError unless the reader's post reads all tasks; of everything, cases too."""
    reader.must_be(SEES_CASES if wish.kind == "everything" else SEES_EVERYTHING)


def may_have(reader: Reader, events: Sequence[StoredEvent]) -> None:
    """Raise CaseConfidentialError where events tell of a case and the reader reads none.

    They cannot be left out, for the history would not be complete.
    """
    if reader.sees_cases:
        return
    if any(facts.type.startswith(OF_CASES) for facts in all_facts(events)):
        raise CaseConfidentialError(
            "there are events of a case in it: ask the discipline office or an auditor"
        )
