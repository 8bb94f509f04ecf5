"""The whole system in one data folder: started in order, watched, and stopped in reverse.

A start that fails anywhere stops what had begun and raises with the end of the log. One stack at
a time holds a folder; what an earlier one left running is ended first.
"""

import asyncio
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from chassis.clock import set_clock
from deploy.embedded.bootstrap import Parts, Plan, assemble
from deploy.embedded.facts import role_passwords, signing_key
from deploy.embedded.folder.layout import DataFolder
from deploy.embedded.folder.migrated import Migrated
from deploy.embedded.folder.run_file import INTEGRATOR, RunFile, Running
from deploy.embedded.processes.child import finish
from deploy.embedded.processes.leftovers import end_leftover
from deploy.embedded.processes.supervisor import Supervisor
from deploy.provision import nats as provision_nats
from deploy.provision import postgres as provision_postgres
from deploy.provision.nats import NatsAccess

Report = Callable[[str, str], None]


class Stack:
    """Servers and services of one folder; `report(step, subject)` tells what is being done."""

    def __init__(self, root: Path, report: Report, plan: Plan | None = None) -> None:
        self.folder = DataFolder(root)
        self.run_file = RunFile(self.folder)
        self.plan = plan or Plan()
        self._report = report

    @property
    def clock_file(self) -> Path:
        """The settable clock; there only where the first start set the time."""
        return self.folder.clock

    @property
    def endpoints(self) -> Mapping[str, str]:
        """The address of each service by name."""
        return {service.name: service.url for service in self.parts.services}

    @contextmanager
    def running(self, start_at: datetime | None = None) -> Iterator["Stack"]:
        """Run everything for the length of a block.

        `start_at` sets the clock of a folder that has none; later starts go on with its time.
        Raises FolderInUseError, and what servers, steps and services raise when they fail.
        """
        with self.folder.held():
            self._end_leftovers()
            if start_at and not self.folder.clock.exists():
                set_clock(self.folder.clock, start_at)
            self.parts = assemble(self.folder, self.plan)
            self.supervisor = self._supervisor(self.parts)
            try:
                self._start(self.parts)
                yield self
            finally:
                self._stop(self.parts)

    def _supervisor(self, parts: Parts) -> Supervisor:
        return Supervisor(parts.processes, self._write_run_file, self._report)

    def _start(self, parts: Parts) -> None:
        self._report("starting", "postgres")
        parts.postgres.start()
        self._report("provisioning", "postgres")
        provision_postgres.provision(parts.postgres.url, role_passwords(self.folder))
        migrated = Migrated(self.folder.postgres / "migrated.json")
        pending = {name: parts.migrations[name] for name in migrated.pending(parts.migrations)}
        for name, step in pending.items():
            self._report("migrating", name)
            step.start()
        self._start_nats(parts)
        finish(pending)
        migrated.note(pending)
        self._start_services(parts)
        self.supervisor.begin()
        self._write_run_file()

    def _start_services(self, parts: Parts) -> None:
        for service in parts.services:
            self._report("starting", service.name)
            service.start()
        for service in parts.services:
            service.wait_until_ready()
            self._report("ready", f"{service.name} {service.url}")

    def _start_nats(self, parts: Parts) -> None:
        self._report("starting", "nats")
        parts.nats.start()
        self._report("provisioning", "nats")
        password = parts.nats.passwords["provisioner"]
        access = NatsAccess(parts.nats.url, "provisioner", password)
        asyncio.run(provision_nats.provision(access))

    def _stop(self, parts: Parts) -> None:
        self.supervisor.end()
        for step in parts.migrations.values():
            step.stop()
        for process in reversed(parts.processes):
            if process.running:
                self._report("stopping", process.name)
                process.stop()
        self.supervisor.close()
        self.run_file.remove()

    def _write_run_file(self) -> None:
        parts = self.parts
        self.run_file.write(
            Running(
                urls={name: self.endpoints[name] for name in self.plan.public},
                pids={"taizhang": os.getpid(), **{each.name: each.pid for each in parts.processes}},
                nats_url=parts.nats.url,
                nats_password=parts.nats.passwords[INTEGRATOR],
                owner_dsn=parts.owner_dsn,
                proof=self._proof(),
            )
        )

    def _proof(self) -> dict[str, str]:
        """Where checkpoints and proofs are read, and the public key that they are signed with."""
        if "checkpointer" not in self.endpoints:
            return {}
        return {"url": self.endpoints["checkpointer"], "key": signing_key(self.folder)}

    def _end_leftovers(self) -> None:
        """End services of a stack that was killed; the servers see to their own."""
        pids = self.run_file.read().get("pids", {})
        modules = {service.name: service.module.split()[0] for service in self.plan.services}
        for name, module in modules.items():
            if pids.get(name):
                end_leftover(pids[name], module)
        self.run_file.remove()
