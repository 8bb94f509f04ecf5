"""The plan of R08-1: proposed, returned once, proposed again with owners, approved."""

from datetime import date

from contracts.builders.example import Example
from contracts.builders.examples.task.assignment import DRAFT, PLAN_DUE
from contracts.builders.examples.task.independence import independent
from contracts.builders.people import HANDLER_OF_LEAD, HEAD, HEAD_OF_LEAD, OFFICE
from contracts.builders.places import LEAD_UNIT, SUMMARY, TASK, at
from contracts.events.task.planning import MeasuresProposed, PlanApproved, PlanReturned
from contracts.words import MeasureType

MEASURES = (
    DRAFT[0].model_copy(update={"owner": HANDLER_OF_LEAD}),
    DRAFT[1].model_copy(update={"owner": HEAD_OF_LEAD}),
)

MEASURES_PROPOSED = Example(
    MeasuresProposed(task=SUMMARY, measures=MEASURES, plan_due=PLAN_DUE, late=False),
    *(TASK, 4, HEAD, at("2021-09-24"), LEAD_UNIT),
)

PLAN_RETURNED = Example(
    PlanReturned(
        task=SUMMARY,
        reasons="措施2须写明征求两所附属医院意见的时间安排",
        independence=independent("zgb-1"),
    ),
    *(TASK, 5, OFFICE, at("2021-09-26"), LEAD_UNIT),
)

PROPOSED_AGAIN = Example(
    MeasuresProposed(task=SUMMARY, measures=MEASURES, plan_due=PLAN_DUE, late=False),
    *(TASK, 6, HEAD, at("2021-09-28"), LEAD_UNIT),
)

PLAN_APPROVED = Example(
    PlanApproved(
        task=SUMMARY,
        measures=MEASURES,
        type=MeasureType.PHASED,
        deadline=date(2022, 6, 30),
        opinion="同意按此推进",
        independence=independent("zgb-1"),
    ),
    *(TASK, 7, OFFICE, at("2021-09-30"), LEAD_UNIT),
)

EXAMPLES = (MEASURES_PROPOSED, PLAN_RETURNED, PLAN_APPROVED)
