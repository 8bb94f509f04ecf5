"""The checkpointer over store, key, file, NATS and witnesses."""

from collections.abc import Sequence

import httpx
from fastapi import APIRouter, FastAPI

from chassis.clock import clock_of
from chassis.settings import SettingsError
from chassis.signing.key_file import SigningKeyError, SigningKeyFile
from chassis.tokens import bearer, verifier_of
from contracts.proofs.keys import VerifierKey
from contracts.proofs.tree.hashes import ProofError
from services.ledger.adapters.checkpoints import sources
from services.ledger.adapters.checkpoints.last_checkpoint import CheckpointFile
from services.ledger.adapters.checkpoints.publishing import JetStreamCheckpoints
from services.ledger.adapters.checkpoints.signing import FileSigner
from services.ledger.adapters.checkpoints.store import CheckpointLease, ProofPool
from services.ledger.adapters.checkpoints.tables import ACCESS_TREES, EVENTS_TREE
from services.ledger.adapters.checkpoints.tree import PostgresTree
from services.ledger.adapters.checkpoints.witness import HttpWitness
from services.ledger.adapters.jetstream.event_stream import NatsAccess
from services.ledger.application.checkpointing.checkpointer import Checkpointer, Line
from services.ledger.application.checkpointing.faults import AccessLogSilentError
from services.ledger.application.checkpointing.growing import GrowingTree, TreePorts
from services.ledger.application.checkpointing.ports import Source
from services.ledger.application.checkpointing.witnessing import Witnessing
from services.ledger.application.stating.statements import Statements
from services.ledger.entrypoints.proof import statements
from services.ledger.entrypoints.proof.app import checkpointer_app
from services.ledger.settings import CheckpointerSettings

ACCESS = "/access"
"""What origin and routes of an access log have beyond those of the events, before its service."""


class CheckpointerParts:
    """What all trees share: pools, key, clock, witnesses."""

    def __init__(self, settings: CheckpointerSettings) -> None:
        self.settings = settings
        self.pool = ProofPool(_dsn(settings), settings.checkpoint_patience)
        self.access_logs = {"ledger": self.pool, **_other_access_logs(settings)}
        self.keys = SigningKeyFile(settings.signing_key_file, settings.signing_public_file)
        self.clock = clock_of(settings)
        self.client = httpx.AsyncClient(timeout=settings.checkpoint_patience, trust_env=False)
        self.witnesses = _witnesses(settings.witnesses, self.client)
        try:
            self.name = self.keys.signer().key.name
        except SigningKeyError as error:
            raise SettingsError(f"TAIZHANG_SIGNING_KEY_FILE: {error}") from error

    def line(self, tree: PostgresTree, source: Source, origin: str, file: str) -> Line:
        """A tree under this checkpointer."""
        settings = self.settings
        ports = TreePorts(
            source=source,
            tree=tree,
            file=CheckpointFile(settings.checkpoint_dir / file, origin, self.keys),
            signer=FileSigner(self.keys, origin),
            clock=self.clock,
        )
        growing = GrowingTree(ports, settings.checkpoint_batch)
        return Line(growing, Witnessing(tree, self.witnesses, self.clock))

    def access_line(self, service: str) -> Line:
        """The tree over a service's access log."""
        tree = self.access_tree(service)
        source = sources.access_entries(self.access_logs[service])
        origin = f"{self.name}{ACCESS}/{service}"
        return self.line(tree, source, origin, f"access-{service}.checkpoint")

    def access_tree(self, service: str) -> PostgresTree:
        """Where the tree over a service's access log is kept."""
        return PostgresTree(self.pool, ACCESS_TREES[service])

    def public_keys(self) -> str:
        """The public keys with the spans in which they signed, a line each."""
        return "".join(each.line for each in self.keys.published())

    async def close(self) -> None:
        """Let go of databases and witnesses."""
        for pool in self.access_logs.values():
            await pool.close()
        await self.client.aclose()


def checkpointer_of(settings: CheckpointerSettings) -> FastAPI:
    """The checkpointer's app; raises SettingsError where key or witnesses are no such."""
    parts = CheckpointerParts(settings)
    events = PostgresTree(parts.pool, EVENTS_TREE)
    source = sources.events(parts.pool)
    lines = {
        "events": parts.line(events, source, parts.name, "events.checkpoint"),
        **{f"access_{service}": parts.access_line(service) for service in parts.access_logs},
    }
    password = settings.nats_password.get_secret_value() if settings.nats_password else None
    checkpointer = Checkpointer(
        lines,
        CheckpointLease(_dsn(settings), settings.checkpoint_patience),
        JetStreamCheckpoints(NatsAccess(settings.nats_url, settings.nats_user, password)),
        settings.checkpoint_interval,
    )
    trees = {
        "": events,
        **{f"{ACCESS}/{service}": parts.access_tree(service) for service in parts.access_logs},
    }
    stating = _stating(parts, events)
    return checkpointer_app(checkpointer, trees, parts.public_keys, parts.close, stating)


def _stating(parts: CheckpointerParts, events: PostgresTree) -> APIRouter | None:
    """Statements about the events, where the issuer of tokens is known."""
    if not parts.settings.jwks or not parts.settings.token_issuer:
        return None
    streams = sources.PostgresStreams(parts.pool, EVENTS_TREE)
    signer = FileSigner(parts.keys, parts.name)
    made = Statements(parts.name, events, streams, signer)
    return statements.routes(made, bearer(verifier_of(parts.settings)))


def _dsn(settings: CheckpointerSettings) -> str:
    return settings.event_store_dsn.get_secret_value()


def _other_access_logs(settings: CheckpointerSettings) -> dict[str, ProofPool]:
    given = {
        "reporting": settings.reporting_access_dsn,
        "notifier": settings.notifier_access_dsn,
    }
    patience = settings.checkpoint_patience
    return {
        service: ProofPool(dsn.get_secret_value(), patience, AccessLogSilentError)
        for service, dsn in given.items()
        if dsn is not None
    }


def _witnesses(text: str, client: httpx.AsyncClient) -> Sequence[HttpWitness]:
    try:
        pairs = [each.partition("=") for each in text.split()]
        return [HttpWitness(url, VerifierKey.parse(key), client) for url, _, key in pairs]
    except ProofError as error:
        raise SettingsError(f"TAIZHANG_WITNESSES: {error}") from error
