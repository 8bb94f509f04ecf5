"""Parts that several answers share: units, people, findings, the moment that was shown."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from services.reporting.application.asking.desk import View
from services.reporting.application.ports.people import Person
from services.reporting.domain.standing.timeliness import Light, Standing, Timeliness

People = Mapping[UUID, Person]


class Shown(BaseModel):
    """An answer or a part of one."""

    model_config = ConfigDict(frozen=True)


class SeenAt(Shown):
    """Which state was shown: up to which position, and the day that timeliness was judged on."""

    position: int = Field(examples=[412])
    today: date = Field(examples=["2021-12-31"])


class ShownUnit(Shown):
    """A unit; the name is the code where the directory does not know it."""

    code: str = Field(examples=["yxb"])
    name: str = Field(examples=["医学部"])


class ShownPerson(Shown):
    """A person by opaque id; `name` is null while unknown, or erased."""

    officer: UUID | None
    name: str | None = None
    post: str | None = Field(default=None, examples=["校长"])
    unit: str | None = Field(default=None, examples=["univ"])


class ShownStanding(Shown):
    """Timeliness and traffic light; `days_left` is negative once overdue."""

    timeliness: Timeliness
    light: Light | None
    days_left: int | None


class ShownCampaignName(Shown):
    """Which campaign."""

    id: UUID
    name: str = Field(examples=["2021年巡视整改"])


def seen_at(view: View) -> SeenAt:
    """What the view shows."""
    return SeenAt(position=view.position, today=view.today)


def unit(view: View, code: str) -> ShownUnit:
    """A unit by its name at that moment."""
    return ShownUnit(code=code, name=view.tree.name(code) or code)


def person(
    people: People, officer: UUID | None, post: str | None = None, of_unit: str | None = None
) -> ShownPerson:
    """A person with the name that may be shown now."""
    known = people.get(officer) if officer else None
    return ShownPerson(officer=officer, name=known.name if known else None, post=post, unit=of_unit)


def standing(found: Standing) -> ShownStanding:
    """How something stands."""
    return ShownStanding(timeliness=found.timeliness, light=found.light, days_left=found.days_left)


def campaign_name(view: View, campaign: UUID) -> ShownCampaignName:
    """A campaign by its name."""
    row = view.campaigns.get(campaign)
    return ShownCampaignName(id=campaign, name=row.name if row else str(campaign))
