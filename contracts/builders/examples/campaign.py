"""A campaign opened, its plan published and the workbook imported."""

from datetime import date

from contracts.builders.example import Example
from contracts.builders.people import FIRST_RESPONSIBLE, LEADING_GROUP, OFFICE
from contracts.builders.places import CAMPAIGN, CAMPAIGN_NAME, WORKBOOK_SHA256, at, file_hash
from contracts.events.campaign import CampaignOpened, LedgerImported, Policy, WorkPlanPublished
from contracts.events.campaigns.policy import PolicyChanged
from contracts.events.campaigns.rules import ResultLabel
from contracts.words import ResultClass, SourceKind

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

EXAMPLES = (OPENED, IMPORTED, PLAN_PUBLISHED, POLICY_CHANGED)
