"""The reply and the rule, as task R08-1 remembers them."""

from contracts.builders.example import Example
from contracts.builders.examples import institution, reply
from contracts.builders.people import HEAD, OFFICE
from contracts.builders.places import (
    INSTITUTION,
    INSTITUTION_NUMBER,
    LEAD_UNIT,
    REPLY,
    REPLY_NUMBER,
    SUMMARY,
    TASK,
)
from contracts.events.task.paired import (
    TaskInstitutionAbolished,
    TaskInstitutionConfirmed,
    TaskInstitutionRegistered,
    TaskInstitutionRevised,
    TaskReplySent,
)
from contracts.events.task.summary import TaskFact
from contracts.words import InstitutionAct, ReplyChannel

INSTITUTION_REGISTERED = Example(
    TaskInstitutionRegistered(
        task=SUMMARY,
        institution=INSTITUTION,
        measure=2,
        title=institution.TITLE,
        act=InstitutionAct.ISSUED,
        document_number=INSTITUTION_NUMBER,
        dated=institution.DATED,
    ),
    *(TASK, 20, HEAD, institution.REGISTERED.at, LEAD_UNIT),
)

REPLY_SENT = Example(
    TaskReplySent(
        task=SUMMARY,
        reply=REPLY,
        document_number=REPLY_NUMBER,
        title=reply.TITLE,
        channel=ReplyChannel.SOURCE,
        recipient=reply.RECIPIENT,
        sent_on=reply.SENT_ON,
    ),
    *(TASK, 25, OFFICE, reply.SENT.at, LEAD_UNIT),
)

INSTITUTION_CONFIRMED = Example(
    TaskInstitutionConfirmed(
        task=SUMMARY,
        institution=INSTITUTION,
        measures=(2,),
        document_number=INSTITUTION_NUMBER,
        opinion=institution.OPINION,
    ),
    *(TASK, 26, OFFICE, institution.CONFIRMED.at, LEAD_UNIT),
)


def _ended(kind: type[TaskFact], of: Example) -> Example:
    told = of.fact.model_dump(exclude={"title", "registered_by"})
    pair = kind(task=SUMMARY, institution=INSTITUTION, measures=(2,), **told)
    return Example(pair, TASK, 30, HEAD, of.at, LEAD_UNIT)


EXAMPLES = (
    *(INSTITUTION_REGISTERED, REPLY_SENT, INSTITUTION_CONFIRMED),
    _ended(TaskInstitutionRevised, institution.REVISED),
    _ended(TaskInstitutionAbolished, institution.ABOLISHED),
)
