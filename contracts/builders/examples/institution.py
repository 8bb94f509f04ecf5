"""The rule that measure 2 of R08-1 promised, registered and confirmed, and how rules end."""

from datetime import date

from contracts.builders.example import Example
from contracts.builders.people import HEAD, OFFICE
from contracts.builders.places import (
    INSTITUTION,
    INSTITUTION_NUMBER,
    LEAD_UNIT,
    TASK,
    at,
    file_hash,
)
from contracts.events.institution import (
    InstitutionAbolished,
    InstitutionConfirmed,
    InstitutionRegistered,
    InstitutionRevised,
    ServedMeasure,
)
from contracts.identifiers import institution_id
from contracts.words import InstitutionAct

TITLE = "附属医院管理权责清单"
DATED = date(2022, 5, 20)
OPINION = "文件已正式印发，同意登记"

REGISTERED = Example(
    InstitutionRegistered(
        title=TITLE,
        act=InstitutionAct.ISSUED,
        document_number=INSTITUTION_NUMBER,
        dated=DATED,
        registered_by=LEAD_UNIT,
        serves=(ServedMeasure(task=TASK, measure=2),),
        file_sha256=file_hash(TITLE),
    ),
    *(INSTITUTION, 1, HEAD, at("2022-05-25")),
)

CONFIRMED = Example(
    InstitutionConfirmed(opinion=OPINION),
    *(INSTITUTION, 2, OFFICE, at("2022-06-20", 10)),
)

NEWER_NUMBER = "××大学发〔2023〕12号"
NEWER = institution_id(NEWER_NUMBER)
ENDED = {"title": TITLE, "document_number": INSTITUTION_NUMBER, "registered_by": LEAD_UNIT}

REVISED = Example(
    InstitutionRevised(
        **ENDED,
        revised_by=NEWER,
        revised_by_document=NEWER_NUMBER,
        revised_on=date(2023, 3, 1),
    ),
    *(INSTITUTION, 3, HEAD, at("2023-03-06"), LEAD_UNIT),
)

ABOLISHED = Example(
    InstitutionAbolished(
        **ENDED,
        reason="附属医院管理体制已调整，并入新的章程",
        abolished_on=date(2023, 6, 30),
        replaced_by=NEWER,
        replaced_by_document=NEWER_NUMBER,
    ),
    *(INSTITUTION, 3, HEAD, at("2023-07-03"), LEAD_UNIT),
)

EXAMPLES = (REGISTERED, CONFIRMED, REVISED, ABOLISHED)
