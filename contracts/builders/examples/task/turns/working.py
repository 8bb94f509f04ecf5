"""The medical school reports on R08-1, attaches a newer file, and asks to change measure 2."""

from datetime import date

from contracts.builders.example import Example
from contracts.builders.examples.task.independence import independent
from contracts.builders.examples.task.planning import MEASURES
from contracts.builders.people import HANDLER, HEAD, OFFICE
from contracts.builders.places import LEAD_UNIT, SUMMARY, TASK, at, file_hash
from contracts.events.task.turns.measures import (
    MeasureCancelled,
    MeasureChangeRefused,
    MeasureChangeRequested,
    MeasureReplaced,
)
from contracts.events.task.turns.working import EvidenceSuperseded, ProgressReported

REPLACEMENT = MEASURES[1].model_copy(update={"number": 9, "text": "修订并公布权责清单"})

REPORTED = Example(
    ProgressReported(
        task=SUMMARY,
        since=date(2021, 10, 1),
        until=date(2021, 10, 31),
        text="方案已形成初稿，正在征求意见",
        percent=40,
        due=date(2021, 11, 8),
        late=False,
        missed=0,
        next_due=date(2021, 12, 8),
        policy_version=1,
    ),
    *(TASK, 12, HANDLER, at("2021-11-05"), LEAD_UNIT),
)

SUPERSEDED = Example(
    EvidenceSuperseded(
        task=SUMMARY,
        measure=1,
        superseded=file_hash("old"),
        reason="附签字盖章版",
        sha256=file_hash("newer"),
        file_name="方案（盖章）.pdf",
        media_type="application/pdf",
        size=5,
        uploaded_at=at("2021-10-14"),
    ),
    *(TASK, 13, HANDLER, at("2021-10-14"), LEAD_UNIT),
)

REQUESTED = Example(
    MeasureChangeRequested(
        task=SUMMARY, measure=2, reason="上级办法已涵盖原措施", replacement=REPLACEMENT
    ),
    *(TASK, 13, HEAD, at("2021-10-15"), LEAD_UNIT),
)

_DECIDED = {"task": SUMMARY, "measure": 2, "independence": independent("zgb-1")}
_DECISION = (TASK, 14, OFFICE, at("2021-10-18"), LEAD_UNIT)

CANCELLED = Example(
    MeasureCancelled(plan=MEASURES[1], reason="上级办法已涵盖", **_DECIDED), *_DECISION
)
REPLACED = Example(
    MeasureReplaced(plan=MEASURES[1], replacement=REPLACEMENT, reason="同意调整", **_DECIDED),
    *_DECISION,
)
REFUSED = Example(MeasureChangeRefused(reason="原措施仍属必要", **_DECIDED), *_DECISION)

EXAMPLES = (REPORTED, SUPERSEDED, REQUESTED, CANCELLED, REPLACED, REFUSED)
