"""Finding W08: what an earlier inspection found and was not put right."""

from contracts.builders.example import Example
from contracts.builders.people import OFFICE
from contracts.builders.places import CAMPAIGN, CAMPAIGN_NAME, FINDING, WORKBOOK_SHA256, at
from contracts.events.finding import FindingRegistered
from contracts.events.parts import Origin
from contracts.words import SourceKind

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

EXAMPLES = (REGISTERED,)
