"""Where every question begins: the model at the moment asked, the reader, and names to show.

One question reads one snapshot, so that its parts agree with each other.
"""

from collections.abc import AsyncIterator, Collection, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.identifiers import officer_id
from services.reporting.application.asking.moment import Moment, Moments
from services.reporting.application.asking.visibility import Visibility
from services.reporting.application.ports.model import ReadableModel, Snapshot
from services.reporting.application.ports.people import PeopleNames, Person
from services.reporting.application.reading.reader import Reader, reader_of
from services.reporting.domain.rows.campaign import CampaignRow
from services.reporting.domain.rows.directory import OfficerRow, UnitRow
from services.reporting.domain.standing.timeliness import Warnings
from services.reporting.domain.units import UnitTree


@dataclass(frozen=True, slots=True)
class Asked:
    """The moment that a question is about, and how new the model must be.

    `pinned` is the moment of a list's first page, which its further pages show as well.
    """

    as_of: str | None = None
    min_position: int | None = None
    pinned: Moment | None = None


@dataclass(frozen=True, slots=True)
class View:
    """The model at one moment: rows, the day it was, the tree of units and the campaigns.

    A campaign's policy here is the version that governs on that day.
    """

    snapshot: Snapshot
    today: date
    tree: UnitTree
    campaigns: Mapping[UUID, CampaignRow]

    @property
    def position(self) -> int:
        """The position that the answer shows."""
        return self.snapshot.position

    def warnings(self, campaign: UUID) -> Warnings:
        """When the light changes, by the campaign's policy."""
        row = self.campaigns.get(campaign)
        if row is None:
            return Warnings()
        return Warnings(row.policy.yellow_days, row.policy.orange_days)


class Desk:
    """Opens views and recognises readers."""

    def __init__(
        self, model: ReadableModel, moments: Moments, visibility: Visibility, names: PeopleNames
    ) -> None:
        self._model = model
        self._moments = moments
        self._visibility = visibility
        self._names = names

    @asynccontextmanager
    async def view(self, asked: Asked) -> AsyncIterator[View]:
        """The model as asked. Raises refusals of `as_of` and NotYetVisibleError."""
        moment = asked.pinned or await self._moments.of(asked.as_of)
        await self._visibility.wait_for(_newest(moment.position, asked.min_position))
        async with self._model.at(moment.position) as snapshot:
            units = await snapshot.all(UnitRow)
            by_id = {
                campaign.id: campaign.but(policy=campaign.policy_on(moment.today))
                for campaign in await snapshot.all(CampaignRow)
            }
            yield View(snapshot, moment.today, UnitTree(units), by_id)

    async def position(self, as_of: str) -> int:
        """The position of a moment. Raises refusals of `as_of`."""
        moment = await self._moments.of(as_of)
        return await self._model.applied() if moment.position is None else moment.position

    async def applied(self) -> int:
        """The position up to which the model shows the events."""
        return await self._model.applied()

    async def reader(self, account: str, act_as: str | None) -> Reader:
        """Who asks, by the directory of today. Raises NotAllowedError or PostNotHeldError."""
        async with self._model.at(None) as snapshot:
            officer = await snapshot.one(OfficerRow, officer_id(account))
            tree = UnitTree(await snapshot.all(UnitRow))
        return reader_of(officer, act_as, self._moments.now().today, tree)

    async def names(self, officers: Collection[UUID]) -> Mapping[UUID, Person]:
        """What may be shown of these people."""
        return await self._names.of(officers)


def _newest(*positions: int | None) -> int | None:
    return max((position for position in positions if position is not None), default=None)
