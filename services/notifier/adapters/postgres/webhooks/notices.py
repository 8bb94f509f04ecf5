"""What the notifier tells the office of itself: a webhook that was given up."""

from datetime import datetime, tzinfo
from uuid import uuid5

from contracts.identifiers import ROOT
from contracts.words import Role
from services.notifier.adapters.postgres.connecting import Database, transaction
from services.notifier.adapters.postgres.receiving.deliveries import About, insert
from services.notifier.adapters.postgres.receiving.directory import PostgresDirectory
from services.notifier.application.receiving.intents import MAIL, Intent
from services.notifier.domain.delivery import State
from services.notifier.domain.webhooks.webhook import Webhook

TOPIC = "notifier.webhook_given_up"
"""No fact of the ledger: these deliveries have an id of their own in place of an event's."""

TEMPLATE = "webhook_given_up"


class PostgresOfficeNotices:
    """See the port `OfficeNotices`."""

    def __init__(self, database: Database, directory: PostgresDirectory, zone: tzinfo) -> None:
        self._database = database
        self._directory = directory
        self._zone = zone

    async def webhook_given_up(self, webhook: Webhook, now: datetime) -> None:
        """A message to each holder of an office post today, at the position reached."""
        day = now.astimezone(self._zone).date()
        happening = uuid5(ROOT, f"{TOPIC}/{webhook.name}/{now.isoformat()}")
        values = _values(webhook, self._zone)
        async with transaction(self._database) as connection:
            directory = await self._directory.read(connection)
            position = await connection.fetchval("SELECT position FROM notifier.progress")
            about = About(TOPIC, position)
            wanted = [
                (
                    Intent(happening, MAIL, str(officer), State.PENDING, officer, TEMPLATE, values),
                    about,
                )
                for officer in directory.holders(frozenset({Role.OFFICE}), day)
            ]
            await insert(connection, wanted, now)


def _values(webhook: Webhook, zone: tzinfo) -> dict[str, str]:
    since = webhook.failing_since
    return {
        "name": webhook.name,
        "because": webhook.disabled.because.value if webhook.disabled else "",
        "since": since.astimezone(zone).date().isoformat() if since else "",
    }
