"""Everybody who looks at a place, by the commands that a user has; each tells what it found."""

import asyncio
import contextlib
import gc
import io
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from unittest import mock

from contracts.proofs.__main__ import main as proofs
from services.ledger.__main__ import main as ledger
from services.reporting.__main__ import main as reporting
from tests.services.ledger.office import office_over
from tests.system.faults.place import Place
from tests.system.faults.running import (
    judged,
    nats_of,
    relayed,
    reporting_of,
    signing,
    witness_of,
)

Found = dict[str, list[str]]
"""What each that found something said, line by line."""


@dataclass(frozen=True)
class Kept:
    """What the auditor has from before: two public keys and, perhaps, the note of a checkpoint."""

    log_key: str
    witness_key: str
    checkpoint: Path | None

    @property
    def options(self) -> list[str]:
        """As options of `verify`."""
        keys = [f"--key={self.log_key}", f"--witness={self.witness_key}"]
        return [*keys, f"--known={self.checkpoint}"] if self.checkpoint else keys


@dataclass
class Look:
    """One look at a place by all; the bundle that was taken stays in its folder."""

    place: Place
    found: Found = field(default_factory=dict)

    @property
    def bundle(self) -> Path:
        """The bundle of everything, with its files."""
        return self.place.folder / "bundle.zip"

    def run(self, kept: Kept) -> Found:
        """Let everybody look."""
        asyncio.run(self._services())
        self._note("verify", self.verified(kept.options))
        self._note("ledger's replay", replayed_ledger(self.place))
        self._note("reporting's replay", replayed_reporting(self.place))
        return self.found

    def verified(self, options: list[str]) -> list[str]:
        """`verify` of the bundle."""
        return command(proofs, ["verify", *options, str(self.bundle)])

    async def _services(self) -> None:
        """Relay, checkpointer and witness; then the bundle, while they run."""
        place = self.place
        async with (
            nats_of(place) as nats,
            witness_of(place) as witness,
            office_over(place.databases, place.ledger, place.folder) as office,
            signing(place, nats, witness) as log,
            reporting_of(place, office.issuer, str(office.client.base_url), log) as client,
        ):
            told = await judged(log, place)
            self._note("witness", [line for line in told if "witness_refused" in line])
            self._note("checkpointer", [line for line in told if "witness_refused" not in line])
            self._note("relay", await relayed(place, nats))
            answer = await client.get("/v1/bundle", params={"files": True})
            if not answer.is_success:
                # A file is asked for at its task, whose history the ledger may not read any more.
                answer = await client.get("/v1/bundle")
            assert answer.is_success, answer.text
            self.bundle.write_bytes(answer.content)

    def _note(self, who: str, told: list[str]) -> None:
        if told:
            self.found[who] = told


def replayed_ledger(place: Place) -> list[str]:
    """`python -m services.ledger replay`, as the owner."""
    told = {"OWNER_DSN": place.ledger, "EVIDENCE_URL": place.evidence.as_uri()}
    return command(ledger, ["replay"], told)


def replayed_reporting(place: Place) -> list[str]:
    """`python -m services.reporting replay --verify`."""
    told = {
        "EVENT_STORE_DSN": place.role("reporting_reader"),
        "REPORTING_DSN": place.reports("reporting_runtime"),
        "SIGNING_KEY_FILE": str(place.reporting_key),
    }
    try:
        return command(reporting, ["replay", "--verify"], told)
    finally:
        gc.enable()


def command(
    main: Callable[[], int], arguments: list[str], told: Mapping[str, str] | None = None
) -> list[str]:
    """A command of ours, run here for speed: the lines that it prints, none where it is content."""
    said = io.StringIO()
    environ = {f"TAIZHANG_{name}": value for name, value in (told or {}).items()}
    with (
        mock.patch.object(sys, "argv", ["taizhang", *arguments]),
        mock.patch.dict(os.environ, environ),
        contextlib.redirect_stdout(said),
        contextlib.redirect_stderr(said),
    ):
        status = main()
    return said.getvalue().splitlines() if status else []
