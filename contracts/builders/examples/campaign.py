"""A campaign opened, its plan published and the workbook imported."""

from datetime import date

from contracts.builders.example import Example
from contracts.builders.people import FIRST_RESPONSIBLE, LEADING_GROUP, OFFICE
from contracts.builders.places import CAMPAIGN, CAMPAIGN_NAME, WORKBOOK_SHA256, at, file_hash
from contracts.events.campaign import CampaignOpened, LedgerImported, Policy, WorkPlanPublished
from contracts.events.campaigns.policy import PolicyChanged
from contracts.events.campaigns.reports import (
    CampaignClosed,
    CampaignReportApproved,
    CampaignReportSent,
)
from contracts.events.campaigns.rules import ResultLabel
from contracts.words import CampaignReportKind, ResultClass, SourceKind

OPENED = Example(
    CampaignOpened(
        name=CAMPAIGN_NAME,
        opened_on=date(2021, 9, 18),
        source_kind=SourceKind.CENTRAL_INSPECTION,
        policy=Policy(),
        first_responsible=FIRST_RESPONSIBLE,
    ),
    *(CAMPAIGN, 1, OFFICE, at("2021-09-18")),
)

IMPORTED = Example(
    LedgerImported(
        file_sha256=WORKBOOK_SHA256,
        file_name="ledger-2021.xlsx",
        form="three_sheets",
        units=0,
        findings=16,
        tasks=20,
        measures=31,
    ),
    *(CAMPAIGN, 2, OFFICE, at("2021-09-18")),
)

PLAN_PUBLISHED = Example(
    WorkPlanPublished(
        title="××大学关于中央巡视反馈意见整改工作方案",
        document_number="××大学发〔2021〕33号",
        published_on=date(2021, 9, 18),
        file_sha256=file_hash("整改工作方案"),
    ),
    *(CAMPAIGN, 3, OFFICE, at("2021-09-18", 10)),
)

POLICY_CHANGED = Example(
    PolicyChanged(
        name=CAMPAIGN_NAME,
        policy=Policy(
            version=2,
            acceptance_working_days=2,
            review_working_days=5,
            result_labels=(
                ResultLabel(result=ResultClass.COMPLETED, zh="全面完成", en="fully completed"),
            ),
        ),
        replaces=1,
        effective_from=date(2021, 11, 1),
        reason="集中整改期过半，压缩签收与核查时限",
    ),
    *(CAMPAIGN, 4, LEADING_GROUP, at("2021-10-28", 16)),
)

REPORT_APPROVED = Example(
    CampaignReportApproved(
        campaign=CAMPAIGN_NAME,
        kind=CampaignReportKind.PROGRESS,
        document_number="××大学整改〔2022〕3号",
        title="××大学关于巡视整改进展情况的报告",
        period_end=date(2022, 3, 17),
        opinion="同意报送",
        file_sha256=file_hash("整改进展报告"),
    ),
    *(CAMPAIGN, 5, LEADING_GROUP, at("2022-03-18", 15)),
)

REPORT_SENT = Example(
    CampaignReportSent(
        campaign=CAMPAIGN_NAME,
        kind=CampaignReportKind.PROGRESS,
        document_number="××大学整改〔2022〕3号",
        title="××大学关于巡视整改进展情况的报告",
        recipient="中央巡视工作领导小组办公室",
        sent_on=date(2022, 3, 21),
        file_sha256=file_hash("整改进展报告"),
    ),
    *(CAMPAIGN, 6, OFFICE, at("2022-03-21", 9)),
)

CLOSED = Example(
    CampaignClosed(
        campaign=CAMPAIGN_NAME,
        conclusion="集中整改任务全部销号，转入常态化管理",
    ),
    *(CAMPAIGN, 7, LEADING_GROUP, at("2022-12-20", 10)),
)

EXAMPLES = (
    *(OPENED, IMPORTED, PLAN_PUBLISHED, POLICY_CHANGED),
    *(REPORT_APPROVED, REPORT_SENT, CLOSED),
)
