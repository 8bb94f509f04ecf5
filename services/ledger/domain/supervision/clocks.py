"""The clock of a supervision slip: by when the unit addressed answers it."""

from collections.abc import Iterator
from datetime import date

from contracts.events.supervision.slip import SupervisionSlipClockPassed, SupervisionSlipIssued
from contracts.words import Clock
from services.ledger.domain.kernel.clocks import Deadline
from services.ledger.domain.supervision.slip import SupervisionSlip


def unrecorded(slip: SupervisionSlip) -> Iterator[Deadline]:
    """The clock of its answer, while it waits for one and the passing is not recorded."""
    issued = slip.issued
    if isinstance(issued, SupervisionSlipIssued) and not (slip.answered or slip.clock_passed):
        yield Deadline(Clock.SLIP_ANSWER, issued.answer_due)


def pass_clock(slip: SupervisionSlip, today: date) -> Iterator[SupervisionSlipClockPassed]:
    """The fact to record if the clock ended before today."""
    for one in unrecorded(slip):
        if one.due < today:
            yield SupervisionSlipClockPassed(
                **slip.heading,
                due=one.due,
                deadline_version=one.version,
                late_unit=slip.facts.unit_addressed,
            )
