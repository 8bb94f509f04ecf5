"""Finding W08: what an earlier inspection found and was not put right."""

from datetime import date

from contracts.builders.example import Example
from contracts.builders.people import HEAD, OFFICE
from contracts.builders.places import CAMPAIGN, CAMPAIGN_NAME, FINDING, WORKBOOK_SHA256, at
from contracts.events.finding import FindingRegistered
from contracts.events.findings.analysis import (
    FindingLinked,
    ManagementResponseRecorded,
    RootCauseRecorded,
)
from contracts.events.findings.summary import FindingSummary
from contracts.events.parts import Origin
from contracts.identifiers import campaign_id, finding_id
from contracts.words import FindingRelation, ResponseStance, SourceKind

TEXT = "上次巡视反馈的附属医院管理问题整改不彻底"

REGISTERED = Example(
    FindingRegistered(
        campaign=CAMPAIGN,
        number="W08",
        source_kind=SourceKind.CENTRAL_INSPECTION,
        source_as_written="上次中央巡视",
        earlier_round=True,
        text=TEXT,
        category="历史遗留",
        units=("yxb",),
        units_as_written="医学部",
        common=False,
        repeated=True,
        origin=Origin(
            file_sha256=WORKBOOK_SHA256,
            sheet="问题清单",
            rows=(10,),
            cells={
                "编号": "W08",
                "批次": CAMPAIGN_NAME,
                "来源": "上次中央巡视",
                "反馈原文": TEXT,
                "类别": "历史遗留",
                "涉及单位": "医学部",
                "是否共性": "否",
                "是否重复": "是",
            },
        ),
    ),
    *(FINDING, 1, OFFICE, at("2021-09-18")),
)

SUMMARY = FindingSummary(campaign=CAMPAIGN, number="W08")
EARLIER_CAMPAIGN = campaign_id("2017年巡视整改")
EARLIER = finding_id(EARLIER_CAMPAIGN, "12")

RESPONDED = Example(
    ManagementResponseRecorded(
        finding=SUMMARY,
        responding_unit="yxb",
        stance=ResponseStance.AGREED,
        text="问题属实，医学部对附属医院统筹不够，将重新制定方案。",
        done_by=date(2022, 6, 30),
    ),
    *(FINDING, 2, HEAD, at("2021-09-22", 15)),
)

ROOT_CAUSE = Example(
    RootCauseRecorded(
        finding=SUMMARY,
        root_cause="管理体制未理顺，上次整改只补材料、未定责任。",
        replaces="历史遗留",
    ),
    *(FINDING, 3, OFFICE, at("2021-09-24", 10)),
)

LINKED = Example(
    FindingLinked(
        finding=SUMMARY,
        other=EARLIER,
        other_finding=FindingSummary(campaign=EARLIER_CAMPAIGN, number="12"),
        relation=FindingRelation.REPEATS,
        reason="上次中央巡视已反馈同一问题",
    ),
    *(FINDING, 4, OFFICE, at("2021-09-24", 11)),
)

EXAMPLES = (REGISTERED, RESPONDED, ROOT_CAUSE, LINKED)
