"""What callers name: campaigns by id or name, units by code, people by id or account."""

from uuid import UUID

from contracts.identifiers import officer_id
from services.reporting.application.asking.desk import View
from services.reporting.application.refusals import CampaignNeededError, UnknownThingError
from services.reporting.domain.rows.campaign import CampaignRow


def campaign_of(view: View, name: str) -> CampaignRow:
    """The campaign of an id or a name. Raises UnknownThingError."""
    for row in view.campaigns.values():
        if name in (row.name, str(row.id)):
            return row
    raise UnknownThingError("there is no campaign {name}", name=name)


def chosen_campaign(view: View, name: str | None) -> UUID | None:
    """The campaign that a question is narrowed to, None for all. Raises UnknownThingError."""
    return campaign_of(view, name).id if name else None


def only_campaign(view: View, name: str | None) -> CampaignRow:
    """The campaign named, or the only one there is. Raises CampaignNeededError."""
    if name is not None:
        return campaign_of(view, name)
    if len(view.campaigns) != 1:
        names = [row.name for row in view.campaigns.values()]
        raise CampaignNeededError("name one campaign", {"campaigns": list(names)})
    return next(iter(view.campaigns.values()))


def unit_of(view: View, code: str) -> str:
    """The code, if there is such a unit. Raises UnknownThingError."""
    if code not in view.tree.by_code:
        raise UnknownThingError("there is no unit {code}", code=code)
    return code


def officer_of(name: str) -> UUID:
    """The person of an id or an account."""
    try:
        return UUID(name)
    except ValueError:
        return officer_id(name)
