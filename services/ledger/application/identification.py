"""Who a caller is to the ledger: the officer of the account, acting in one of their posts."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from contracts.identifiers import officer_id
from contracts.working_days import WorkingCalendar
from services.ledger.application.ports import Clock, Directory, DirectorySnapshot, EventStore
from services.ledger.domain.directory.doer import Doer
from services.ledger.domain.directory.officer import Appointment, Officer
from services.ledger.domain.kernel.deadlines import Moment
from services.ledger.domain.kernel.refusals import NotPermitted


@dataclass(frozen=True)
class Identification:
    """Finds the doer of a command; a stranger, or a post not held, is refused."""

    store: EventStore
    directory: Directory
    clock: Clock
    zone: ZoneInfo
    calendar: WorkingCalendar = WorkingCalendar()

    def moment(self) -> Moment:
        """The moment it is now, in the organisation's zone."""
        return Moment(self.clock.now(), self.zone, self.calendar)

    async def doer(self, account: str, act_as: str | None) -> Doer:
        """The officer of this account in the post `act_as`, as the newest directory has it."""
        officer = await self.store.load(Officer, officer_id(account))
        return self.acting(officer, act_as, await self.directory.snapshot(newest=True), account)

    def acting(
        self, officer: Officer, act_as: str | None, directory: DirectorySnapshot, account: str
    ) -> Doer:
        """The officer in the post `act_as` (`post@unit`).

        A person with one post needs to name none; with several, must.
        """
        moment = self.moment()
        if not officer.exists or officer.erased:
            raise NotPermitted("the directory does not know the account {account}", account=account)
        if not officer.active:
            raise NotPermitted("the account {account} is suspended or removed", account=account)
        post = _chosen(officer.held(moment.today), act_as)
        return Doer(officer, post, moment, directory.body_units)


def _chosen(posts: tuple[Appointment, ...], act_as: str | None) -> Appointment:
    if not posts:
        raise NotPermitted("you hold no post today")
    if act_as is None:
        if len(posts) > 1:
            held = [f"{one.post}@{one.unit}" for one in posts]
            raise NotPermitted("choose the post in which you act (Act-As): {posts}", posts=held)
        return posts[0]
    for one in posts:
        if f"{one.post}@{one.unit}" == act_as:
            return one
    raise NotPermitted("you do not hold the post named in Act-As today")
