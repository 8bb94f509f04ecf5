"""Everything that reporting offers over HTTP, in one place: its page of contents."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path

from chassis.clock import Clock
from contracts.envelope import Event
from contracts.working_days import WorkingCalendar
from services.reporting.application.asking.desk import Desk
from services.reporting.application.attesting.standing import Integrity
from services.reporting.application.bundling.bundles import Bundles
from services.reporting.application.exporting.table import Sheet
from services.reporting.application.ports.access import AccessLog
from services.reporting.application.ports.proofs import ProofTree
from services.reporting.application.ports.rebuilding import Digests


@dataclass(frozen=True, slots=True)
class Reporting:
    """What routes are built over; days are the organisation's, `log_url` shows proofs.

    `decode_to_fold` knows of an event what folding asks, and is the faster for it.
    """

    desk: Desk
    digests: Digests
    tree: ProofTree
    log_url: str | None
    bundles: Bundles
    integrity: Integrity
    access_log: AccessLog
    decode: Callable[[bytes], Event]
    decode_to_fold: Callable[[bytes], Event]
    write_workbook: Callable[[Sequence[Sheet], Path], None]
    clock: Clock
    zone: tzinfo
    calendar: WorkingCalendar
