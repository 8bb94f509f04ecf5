"""What the ledger's processes that write stand on: one pool, one writer, one store."""

from collections.abc import Callable

from prometheus_client import CollectorRegistry, Gauge

from chassis.calendar import calendar_of
from chassis.clock import clock_of
from services.ledger.adapters.keys.codes import KeyedCodes
from services.ledger.adapters.keys.identities import RandomIdentities
from services.ledger.adapters.keys.key_file import KeyFile
from services.ledger.adapters.keys.receipts import SignedReceipts
from services.ledger.adapters.keys.vault import PostgresVault
from services.ledger.adapters.postgres.pool import PostgresPool
from services.ledger.adapters.postgres.seeds import PostgresSeeds
from services.ledger.adapters.postgres.store.event_store import PostgresEventStore, Writer
from services.ledger.adapters.postgres.store.snapshots import PostgresSnapshots
from services.ledger.adapters.postgres.store.writer import LINES, PostgresWriter
from services.ledger.adapters.postgres.tables.directory import PostgresDirectory
from services.ledger.adapters.postgres.tables.due_dates import PostgresDueDates
from services.ledger.adapters.postgres.traces import PostgresTraces
from services.ledger.application.clocks.sweeping import Sweeper
from services.ledger.application.execution import Executor
from services.ledger.application.hearing.desk import PublicDesk
from services.ledger.application.identification import Identification
from services.ledger.application.signals.finding import Finder
from services.ledger.application.signals.raising import Raiser
from services.ledger.settings import LedgerSettings


class LedgerParts:
    """Everything over one pool; opened in the process's loop, closed with it."""

    def __init__(self, settings: LedgerSettings) -> None:
        dsn, most = settings.event_store_dsn.get_secret_value(), settings.pool_size
        self.pool = PostgresPool(dsn, most)
        self.writer = self._writer(settings, dsn)
        key_file = KeyFile(settings.key_file)
        snapshots = PostgresSnapshots(self.pool, key_file.key_for("taizhang snapshots"))
        self.store = PostgresEventStore(self.pool, self.writer, snapshots)
        self.vault = PostgresVault(self.pool, key_file)
        self.receipts = SignedReceipts(key_file)
        self.codes = KeyedCodes(key_file)
        self.identities = RandomIdentities()
        self.identification = Identification(
            self.store,
            PostgresDirectory(self.pool),
            clock_of(settings),
            settings.timezone,
            calendar_of(settings),
        )

    def _writer(self, settings: LedgerSettings, dsn: str) -> Writer:
        if settings.store_writer == "stock":
            # With its library it takes a fifth of a start, and few choose it.
            from services.ledger.adapters.postgres.store.stock.writer import StockWriter

            return StockWriter(dsn, settings.pool_size, settings.queue_length)
        # One connection of the pool is always left for whoever reads.
        return PostgresWriter(self.pool, settings.queue_length, min(LINES, settings.pool_size - 1))

    async def open(self) -> None:
        """Connect and begin to write."""
        await self.pool.open()
        await self.writer.__aenter__()

    async def close(self) -> None:
        """Stop writing and disconnect."""
        await self.writer.__aexit__()
        await self.pool.close()

    def executor(self) -> Executor:
        """What carries out commands."""
        seeds = PostgresSeeds(self.pool)
        return Executor(
            self.store, self.identification, self.vault, self.receipts, self.identities, seeds
        )

    def desk(self) -> PublicDesk:
        """What hears the public."""
        return PublicDesk(self.store, self.identification, self.identities, self.vault, self.codes)

    def sweeper(self) -> Sweeper:
        """What records passed deadlines."""
        due_dates = PostgresDueDates(self.pool)
        raiser = Raiser(self.store, self.identification, self.identities, self.vault)
        finder = Finder(self.store, PostgresTraces(self.pool), self.identification, raiser)
        return Sweeper(
            self.store, due_dates, self.identification, self.identities, self.vault, finder
        )

    async def reachable(self) -> tuple[bool, str]:
        """Whether the store answers."""
        return True, f"at position {await self.store.last_position()}"

    def measured(self, registry: CollectorRegistry) -> None:
        """Show what the writer does among a process's metrics."""
        figures: dict[str, tuple[str, Callable[[], float]]] = {
            "commands_waiting": ("Commands that wait to be stored", lambda: self.writer.waiting),
            "groups": ("Transactions that stored commands", lambda: self.writer.groups),
            "commands_stored": ("Commands stored", lambda: self.writer.appended),
            "conflicts": ("Commands decided again, or lost", lambda: self.writer.conflicts),
        }
        for name, (meaning, figure) in figures.items():
            gauge = Gauge(f"taizhang_ledger_{name}", meaning, registry=registry)
            gauge.set_function(figure)
