"""What two positions differ in, by the events alone: no read model is looked at."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo
from uuid import UUID

from services.reporting.application.ports.event_store import EventStore
from services.reporting.application.projecting.batch import Decode
from services.reporting.application.rebuilding.slices import EVENTS_A_SLICE, SliceFolding
from services.reporting.application.refusals import RebuildError
from services.reporting.domain.changes import Difference, differences
from services.reporting.domain.rows.task import TaskRow


@dataclass(frozen=True, slots=True)
class ReplayedTask:
    """A task at the later position, and what was different at the earlier one."""

    row: TaskRow
    differences: Sequence[Difference]


class Replay:
    """Folds the store from its first event, slice by slice."""

    def __init__(self, store: EventStore, decode: Decode, zone: tzinfo) -> None:
        self._store = store
        self._decode = decode
        self._zone = zone

    async def difference(self, since: int, until: int) -> list[ReplayedTask]:
        """Every task that an event after `since`, up to `until`, touched and left different.

        Raises RebuildError for positions that are not there, BadEventError for an event that
        does not fold.
        """
        head = await self._store.head()
        if not 0 <= since <= until <= head:
            raise RebuildError(f"give two positions, the earlier first; the store ends at {head}")
        versions = await self._versions(since, until)
        found = [ReplayedTask(own[-1][1], differences(own, since)) for own in versions.values()]
        found.sort(key=lambda task: (str(task.row.campaign), task.row.number))
        return [task for task in found if task.differences]

    async def _versions(self, since: int, until: int) -> dict[UUID, list[tuple[int, TaskRow]]]:
        folding = SliceFolding(self._store, self._decode, self._zone, until)
        versions: dict[UUID, list[tuple[int, TaskRow]]] = defaultdict(list)
        for slice_ in await self._store.slices(until, EVENTS_A_SLICE):
            for change in folding.fold(await folding.read(slice_)):
                if change.position > since and isinstance(change.row, TaskRow):
                    own = versions[change.row.id]
                    if not own and isinstance(change.before, TaskRow):
                        own.append((since, change.before))
                    own.append((change.position, change.row))
        return versions
