"""Work on R08-1: contributions asked of the hospitals, evidence, and three submissions.

Measure 1 is submitted twice, the second time after its deadline; measure 2 once.
"""

from datetime import date

from contracts.builders.example import Example
from contracts.builders.people import COOPERATING_HEAD, HANDLER, HEAD, OFFICE
from contracts.builders.places import LEAD_UNIT, SUMMARY, TASK, at, file_hash
from contracts.events.task.work import (
    ContributionMade,
    ContributionRequested,
    ContributionWaived,
    EvidenceAttached,
    MeasureSubmitted,
)

PDF = "application/pdf"
FIRST_FILE = file_hash("专班成立通知")
SECOND_FILE = file_hash("整改方案")
THIRD_FILE = file_hash("管理权责清单")


def _evidence(version: int, measure: int, day: str, file: tuple[str, str], dated: date) -> Example:
    name, sha256 = file
    fact = EvidenceAttached(
        task=SUMMARY,
        measure=measure,
        sha256=sha256,
        file_name=f"{name}.pdf",
        media_type=PDF,
        size=182_340,
        uploaded_at=at(day, 9, 30),
        dated=dated,
        description=name,
    )
    return Example(fact, TASK, version, HANDLER, at(day, 10), LEAD_UNIT)


CONTRIBUTION_REQUESTED = Example(
    ContributionRequested(
        task=SUMMARY,
        contribution=1,
        unit_asked="fsy1",
        request="提供医院现行管理权限事项清单",
        due=date(2021, 10, 12),
    ),
    *(TASK, 8, HEAD, at("2021-10-08"), LEAD_UNIT),
)

ASKED_OF_ANOTHER = Example(
    ContributionRequested(
        task=SUMMARY,
        contribution=2,
        unit_asked="fsy2",
        request="提供医院现行管理权限事项清单",
        due=date(2021, 10, 12),
    ),
    *(TASK, 9, HEAD, at("2021-10-08"), LEAD_UNIT),
)

CONTRIBUTION_MADE = Example(
    ContributionMade(
        task=SUMMARY, contribution=1, unit_asked="fsy1", text="共三十二项，清单已报医学部"
    ),
    *(TASK, 10, COOPERATING_HEAD, at("2021-10-12"), LEAD_UNIT),
)

CONTRIBUTION_WAIVED = Example(
    ContributionWaived(
        task=SUMMARY,
        contribution=2,
        unit_asked="fsy2",
        reason="与第一附属医院事项一致，不再单独提供",
    ),
    *(TASK, 11, OFFICE, at("2021-10-14"), LEAD_UNIT),
)

EVIDENCE_ATTACHED = _evidence(12, 1, "2021-10-18", ("专班成立通知", FIRST_FILE), date(2021, 10, 11))

MEASURE_SUBMITTED = Example(
    MeasureSubmitted(
        task=SUMMARY,
        measure=1,
        round=1,
        report="专班已成立，方案正在征求意见",
        evidence=(FIRST_FILE,),
        submitted_on=date(2021, 10, 18),
        deadline=date(2021, 10, 20),
        review_due=date(2021, 11, 1),
    ),
    *(TASK, 13, HEAD, at("2021-10-18", 15), LEAD_UNIT),
)

EVIDENCE_OF_PLAN = _evidence(16, 1, "2021-10-25", ("整改方案", SECOND_FILE), date(2021, 10, 22))

SUBMITTED_AGAIN = Example(
    MeasureSubmitted(
        task=SUMMARY,
        measure=1,
        round=2,
        report="方案已经学校专题会议审定印发",
        evidence=(FIRST_FILE, SECOND_FILE),
        submitted_on=date(2021, 10, 25),
        deadline=date(2021, 10, 20),
        review_due=date(2021, 11, 8),
    ),
    *(TASK, 17, HEAD, at("2021-10-25", 15), LEAD_UNIT),
)

EVIDENCE_OF_LIST = _evidence(19, 2, "2022-05-24", ("管理权责清单", THIRD_FILE), date(2022, 5, 20))

LIST_SUBMITTED = Example(
    MeasureSubmitted(
        task=SUMMARY,
        measure=2,
        round=1,
        report="权责清单已印发并在两所附属医院执行",
        evidence=(THIRD_FILE,),
        submitted_on=date(2022, 5, 26),
        deadline=date(2022, 6, 30),
        review_due=date(2022, 6, 9),
    ),
    *(TASK, 21, HEAD, at("2022-05-26"), LEAD_UNIT),
)

EXAMPLES = (
    *(CONTRIBUTION_REQUESTED, CONTRIBUTION_MADE, CONTRIBUTION_WAIVED),
    *(EVIDENCE_ATTACHED, MEASURE_SUBMITTED),
)
