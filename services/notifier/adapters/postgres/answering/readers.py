"""Who a caller is, from the directory that the notifier projected."""

from datetime import tzinfo

from chassis.clock import Clock
from services.notifier.adapters.postgres.connecting import Database, transaction
from services.notifier.adapters.postgres.receiving.directory import PostgresDirectory
from services.notifier.application.reading.reader import Reader


class PostgresReaders:
    """Finds people by account; posts count on the clock's day."""

    def __init__(
        self, database: Database, directory: PostgresDirectory, clock: Clock, zone: tzinfo
    ) -> None:
        self._database = database
        self._directory = directory
        self._clock = clock
        self._zone = zone

    async def find(self, account: str) -> Reader | None:
        """The person, or None where the directory has no such account or it was erased."""
        async with transaction(self._database) as connection:
            directory = await self._directory.read(connection)
        for person in directory.people.values():
            if person.account == account and not person.erased:
                roles = directory.roles_of(person.officer, self._clock.today(self._zone))
                return Reader(person.officer, account, person.language, roles)
        return None
