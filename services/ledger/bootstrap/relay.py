"""The relay over the store and NATS."""

from services.ledger.adapters.jetstream.event_stream import JetStreamEvents, NatsAccess
from services.ledger.adapters.postgres.event_log import PostgresEventLog
from services.ledger.adapters.postgres.relay_lease import PostgresLease
from services.ledger.application.relaying.publishing import Pace
from services.ledger.application.relaying.relay import Ports, Relay
from services.ledger.settings import RelaySettings


def relay_of(settings: RelaySettings) -> Relay:
    """The relay that these settings describe."""
    dsn, patience = settings.event_store_dsn.get_secret_value(), settings.relay_patience
    password = settings.nats_password.get_secret_value() if settings.nats_password else None
    access = NatsAccess(settings.nats_url, settings.nats_user, password)
    ports = Ports(
        log=PostgresEventLog(dsn, patience),
        stream=JetStreamEvents(access, patience, atomic=settings.relay_atomic),
        lease=PostgresLease(dsn, patience),
    )
    pace = Pace(
        window=settings.relay_window,
        group=settings.relay_group,
        batch=settings.relay_batch,
        patience=patience,
        poll=settings.relay_poll,
        check=settings.relay_check,
    )
    return Relay(ports, pace, settings.relay_standby_poll)
