"""Who a caller is, from the directory that the notifier projected."""

from datetime import tzinfo

from chassis.clock import Clock
from services.notifier.adapters.postgres.connecting import Database, transaction
from services.notifier.adapters.postgres.receiving.directory import PostgresDirectory
from services.notifier.application.errors import PostNotHeldError
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

    async def find(self, account: str, acting: str | None) -> Reader | None:
        """The person, or None where the directory has no such account or it was erased."""
        async with transaction(self._database) as connection:
            directory = await self._directory.read(connection)
        for person in directory.people.values():
            if person.account == account and not person.erased:
                today = self._clock.today(self._zone)
                roles = directory.roles_of(person.officer, today, acting)
                if acting is not None and not roles:
                    raise PostNotHeldError("Act-As names a post that you do not hold today")
                units = directory.units_of(person.officer, today, acting)
                return Reader(person.officer, account, person.language, roles, units)
        return None
