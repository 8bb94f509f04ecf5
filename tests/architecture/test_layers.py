"""The layers of `[tool.importlinter]` hold, and they speak of every service there is."""

import subprocess
import sys
import tomllib

from tests.architecture.source import ROOT

COMMAND = "from importlinter.cli import lint_imports_command; lint_imports_command()"


def test_every_import_follows_the_layers() -> None:
    run = subprocess.run(
        [sys.executable, "-c", COMMAND, "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr


def test_every_service_is_layered_and_independent() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = {entry["id"]: entry for entry in settings["tool"]["importlinter"]["contracts"]}
    services = {
        f"services.{folder.name}"
        for folder in (ROOT / "services").iterdir()
        if folder.is_dir() and folder.name != "__pycache__"
    }
    assert set(contracts["services"]["modules"]) == services
    assert set(contracts["rooms"]["containers"]) == services
    assert contracts["rooms"]["exhaustive"] is True
