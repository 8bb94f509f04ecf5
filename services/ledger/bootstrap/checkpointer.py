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
from services.ledger.adapters.checkpoints.last_checkpoint import CheckpointFiles
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

EVENTS = "events"
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

    @property
    def trees(self) -> dict[str, str]:
        """What origin and routes of each tree have beyond those of the events, by its name."""
        logs = {f"access_{service}": f"{ACCESS}/{service}" for service in self.access_logs}
        return {EVENTS: "", **logs}

    def line(self, name: str) -> Line:
        """A tree under this checkpointer."""
        tree, files = self.tree(name), self.files(name)
        ports = TreePorts(
            source=self.source(name),
            tree=tree,
            file=files,
            signer=self.signer(files),
            clock=self.clock,
        )
        growing = GrowingTree(ports, self.settings.checkpoint_batch)
        return Line(growing, Witnessing(tree, self.witnesses, self.clock))

    def tree(self, name: str) -> PostgresTree:
        """Where a tree is kept."""
        schema = EVENTS_TREE if name == EVENTS else ACCESS_TREES[_service(name)]
        return PostgresTree(self.pool, schema)

    def source(self, name: str) -> Source:
        """What a tree is over."""
        if name == EVENTS:
            return sources.events(self.pool)
        return sources.access_entries(self.access_logs[_service(name)])

    def files(self, name: str) -> CheckpointFiles:
        """The last checkpoints of a tree's log."""
        first = self.name + self.trees[name]
        return CheckpointFiles(
            self.settings.checkpoint_dir, name.replace("_", "-"), first, self.keys
        )

    def signer(self, files: CheckpointFiles) -> FileSigner:
        """Who signs for it."""
        return FileSigner(self.keys, lambda: files.origin)

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
    password = settings.nats_password.get_secret_value() if settings.nats_password else None
    checkpointer = Checkpointer(
        {name: parts.line(name) for name in parts.trees},
        CheckpointLease(_dsn(settings), settings.checkpoint_patience),
        JetStreamCheckpoints(NatsAccess(settings.nats_url, settings.nats_user, password)),
        settings.checkpoint_interval,
    )
    shown = {prefix: parts.tree(name) for name, prefix in parts.trees.items()}
    return checkpointer_app(checkpointer, shown, parts.public_keys, parts.close, _stating(parts))


def _stating(parts: CheckpointerParts) -> APIRouter | None:
    """Statements about the events, where the issuer of tokens is known."""
    if not parts.settings.jwks or not parts.settings.token_issuer:
        return None
    streams = sources.PostgresStreams(parts.pool, EVENTS_TREE)
    files = parts.files(EVENTS)
    made = Statements(lambda: files.origin, parts.tree(EVENTS), streams, parts.signer(files))
    return statements.routes(made, bearer(verifier_of(parts.settings)))


def _service(name: str) -> str:
    return name.removeprefix("access_")


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
