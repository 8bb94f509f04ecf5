"""Finding W08: what an earlier inspection found and was not put right."""

from datetime import date

from contracts.builders.example import Example
from contracts.builders.people import CLOCK, COOPERATING_HEAD, HEAD, OFFICE
from contracts.builders.places import CAMPAIGN, CAMPAIGN_NAME, FINDING, WORKBOOK_SHA256, at
from contracts.events.finding import FindingRegistered
from contracts.events.findings.analysis import (
    FindingLinked,
    ManagementResponseRecorded,
    RootCauseRecorded,
)
from contracts.events.findings.replication import (
    FindingReplicated,
    ReplicaAnswered,
    ReplicaAsked,
    ReplicaClockPassed,
)
from contracts.events.findings.summary import FindingSummary
from contracts.events.parts import Origin, UnitGroup
from contracts.events.task.paired import TaskReplicaAnswered
from contracts.events.task.summary import TaskSummary
from contracts.identifiers import campaign_id, finding_id, replica_id, task_id
from contracts.words import FindingRelation, ReplicaAnswer, ResponseStance, SourceKind

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

REQUEST = "请对照检查本单位对所属机构的管理"
DUE = date(2021, 10, 15)

REPLICATED = Example(
    FindingReplicated(
        finding=SUMMARY,
        text=TEXT,
        request=REQUEST,
        groups=(UnitGroup(name="附属单位", units=("fsy1", "fsy2")),),
        asked=("fsy1", "fsy2"),
        due=DUE,
    ),
    *(FINDING, 5, OFFICE, at("2021-09-27", 9)),
)

REPLICA = replica_id(FINDING, "fsy1")
OWN_TASK = task_id(CAMPAIGN, "W08-fsy1")

ASKED = Example(
    ReplicaAsked(
        finding=SUMMARY, of_finding=FINDING, text=TEXT, unit_asked="fsy1", request=REQUEST, due=DUE
    ),
    *(REPLICA, 1, OFFICE, at("2021-09-27", 9), "fsy1"),
)

ANSWERED = Example(
    ReplicaAnswered(
        finding=SUMMARY,
        of_finding=FINDING,
        text=TEXT,
        unit_asked="fsy1",
        answer=ReplicaAnswer.HERE_TOO,
        explanation="对下设门诊部同样存在管理不到位",
        late=False,
        task=OWN_TASK,
        task_number="W08-fsy1",
    ),
    *(REPLICA, 2, COOPERATING_HEAD, at("2021-10-08", 10), "fsy1"),
)

CLOCK_PASSED = Example(
    ReplicaClockPassed(
        finding=SUMMARY, of_finding=FINDING, text=TEXT, unit_asked="fsy1", due=DUE, late_unit="fsy1"
    ),
    *(REPLICA, 2, CLOCK, at("2021-10-16", 0), "fsy1"),
)
"""Had the unit not answered."""

TASK_REPLICA_ANSWERED = Example(
    TaskReplicaAnswered(
        task=TaskSummary(campaign=CAMPAIGN, number="W08-fsy1", title="理顺下设门诊部的管理"),
        replica=REPLICA,
        finding=FINDING,
        unit_asked="fsy1",
        explanation="对下设门诊部同样存在管理不到位",
    ),
    *(OWN_TASK, 2, COOPERATING_HEAD, at("2021-10-08", 10)),
)

EXAMPLES = (
    *(REGISTERED, RESPONDED, ROOT_CAUSE, LINKED),
    *(REPLICATED, ASKED, ANSWERED, CLOCK_PASSED, TASK_REPLICA_ANSWERED),
)
