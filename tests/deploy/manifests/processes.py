"""Every process and step by image and argument, and whether what it is told suffices to start."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

CHECKOUT = Path(__file__).parents[3]
CLASSES = {
    ("ledger", "api"): "services.ledger.settings:LedgerSettings",
    ("ledger", "clock"): "services.ledger.settings:LedgerSettings",
    ("ledger", "relay"): "services.ledger.settings:RelaySettings",
    ("ledger", "checkpointer"): "services.ledger.settings:CheckpointerSettings",
    ("ledger", "migrate"): "services.ledger.settings:MigrateSettings",
    ("notifier", "serve"): "services.notifier.settings:NotifierSettings",
    ("notifier", "migrate"): "services.notifier.settings:MigrateSettings",
    ("reporting", "serve"): "services.reporting.settings:ReportingSettings",
    ("reporting", "migrate"): "services.reporting.settings:MigrateSettings",
    ("provision", "postgres"): "deploy.provision.settings:PostgresSettings",
    ("provision", "nats"): "deploy.provision.settings:NatsSettings",
}
LOAD = """
import importlib, sys
module, _, name = sys.argv[1].partition(":")
settings = getattr(importlib.import_module(module), name).load()
print(*sorted(settings.model_fields_set))
"""


def told(process: tuple[str, str], environment: Mapping[str, str], secrets: Path) -> set[str]:
    """The settings that the process reads out of what it is given; fails where one is missing."""
    done = subprocess.run(
        [sys.executable, "-c", LOAD, CLASSES[process]],
        cwd=CHECKOUT,
        env={"PATH": os.environ["PATH"], **environment, "TAIZHANG_SECRETS_DIR": str(secrets)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{process}: {done.stderr[-500:]}"
    return set(done.stdout.split())
