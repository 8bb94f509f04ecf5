"""The versions of a campaign's policy, and what a proposed one would make overdue."""

from dataclasses import asdict, dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query

from services.reporting.application.asking.campaigns.policies import Days, simulate
from services.reporting.application.asking.naming import campaign_of
from services.reporting.application.reading.reader import Reader
from services.reporting.application.service import Reporting
from services.reporting.entrypoints.http.caller import ReaderOf
from services.reporting.entrypoints.http.parameters import Moment
from services.reporting.entrypoints.http.shown.campaigns.policies import (
    PolicyVersions,
    ShownSimulation,
    policy_versions,
    shown_simulation,
)

CampaignName = Annotated[str, Path(max_length=200, description="id or name")]
DaysOf = Annotated[int | None, Query(ge=1, le=3660, description="days; default: as it is")]
WorkingDaysOf = Annotated[
    int | None, Query(ge=1, le=366, description="working days; default: as it is")
]
YearsOf = Annotated[int | None, Query(ge=1, le=50, description="years; default: as it is")]


@dataclass(frozen=True)
class Proposal:
    """The clocks of a proposed policy that are to be other than they are."""

    immediate_days: DaysOf = None
    phased_years: YearsOf = None
    continuous_years: YearsOf = None
    concentrated_days: DaysOf = None
    acceptance_working_days: WorkingDaysOf = None
    plan_days: DaysOf = None
    review_working_days: WorkingDaysOf = None

    def changes(self) -> dict[str, int]:
        """What is stated, by the names of the policy."""
        return {name: value for name, value in asdict(self).items() if value is not None}


def router(reporting: Reporting, reader_of: ReaderOf) -> APIRouter:
    """Policies are for every reader; what they would turn, as far as their posts reach."""
    routes = APIRouter(prefix="/v1/campaigns/{campaign}", tags=["campaigns"])
    known_reader = Annotated[Reader, Depends(reader_of)]
    days = Days(reporting.zone, reporting.calendar)

    @routes.get("/policies", operation_id="list_policies")
    async def policies(campaign: CampaignName, _: known_reader, moment: Moment) -> PolicyVersions:
        """Every version of the policy, and the one that governed on the day."""
        async with reporting.desk.view(moment) as view:
            return policy_versions(view, campaign_of(view, campaign))

    @routes.get("/policy/simulation", operation_id="simulate_policy")
    async def simulation(
        campaign: CampaignName,
        reader: known_reader,
        moment: Moment,
        proposal: Annotated[Proposal, Depends()],
    ) -> ShownSimulation:
        """What a policy with these clocks would make overdue today, and what no longer."""
        async with reporting.desk.view(moment) as view:
            row = campaign_of(view, campaign)
            found = await simulate(view, reader, row, proposal.changes(), days)
            return shown_simulation(view, row, found)

    return routes
