"""The rule that measure 2 of R08-1 promised, registered and confirmed."""

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
    InstitutionConfirmed,
    InstitutionRegistered,
    ServedMeasure,
)
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

EXAMPLES = (REGISTERED, CONFIRMED)
