"""`taizhang status`: who runs, where, and up to which position.

Status 0 when everything is ready, 1 when something is not or nothing runs.
"""

import json
from pathlib import Path
from typing import Any

import psutil  # type: ignore[import-untyped]
import typer
from rich.console import Console
from rich.table import Table

from deploy.embedded.cli.options import DEFAULT_DATA, AsJson, Data, Speaking
from deploy.embedded.cli.speech.tongue import Tongue
from deploy.embedded.cli.words import say
from deploy.embedded.folder.layout import DataFolder
from deploy.embedded.folder.run_file import RunFile
from deploy.embedded.processes.ports import LOOPBACK
from deploy.embedded.processes.service import health_of


def status(data: Data = DEFAULT_DATA, as_json: AsJson = False, lang: Speaking = None) -> None:
    """查看各进程是否就绪、地址与位置。 Who is ready, where, and up to which position.

    全部就绪时退出码为 0，否则为 1。 Exit code 0 when everything is ready, else 1.

    例 Example: taizhang status --json
    """
    folder, chinese = DataFolder(data), Tongue(lang).chinese
    found = processes(folder) if folder.in_use() else {}
    ready = bool(found) and all(process["ready"] for process in found.values())
    if as_json:
        report = {"running": bool(found), "ready": ready, "processes": found, "proof": proof(found)}
        typer.echo(json.dumps(report, ensure_ascii=False))
    elif found:
        Console(highlight=False).print(table(found, chinese))
        for line in proof_lines(proof(found), chinese):
            typer.echo(line)
    else:
        typer.echo(say("not_running", folder.root, chinese))
    raise typer.Exit(0 if ready else 1)


def processes(folder: DataFolder) -> dict[str, dict[str, Any]]:
    """Each process of the run file; servers and the command itself by being there."""
    pids = RunFile(folder).read().get("pids", {})
    return {name: process(folder.port_file(name), pid) for name, pid in pids.items()}


def process(port_file: Path, pid: int) -> dict[str, Any]:
    """One process: readiness as it tells it where it has an address, else that it is there."""
    if not port_file.exists():
        return {"pid": pid, "ready": psutil.pid_exists(pid), "url": None, "position": None}
    url = f"http://{LOOPBACK}:{port_file.read_text().strip()}"
    health = health_of(url)
    return {
        "pid": pid,
        "ready": bool(health.get("ready")),
        "url": url,
        "position": health.get("position"),
        "checks": health.get("checks", {}),
        "proof": health.get("proof"),
    }


def proof(found: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """How many events are signed, witnessed and attested, and how many not yet; {} if unknown."""
    told = found.get("reporting", {}).get("proof")
    return told if isinstance(told, dict) else {}


def proof_lines(told: dict[str, Any], chinese: bool) -> list[str]:
    """The same in words, what is not covered named as such."""
    if not told:
        return []
    witnesses = ", ".join(told["witnesses"])
    return [
        say(key, told[key], chinese, rest=told[f"not_{key}"], names=witnesses or "-")
        for key in ("signed", "witnessed", "attested")
    ]


def table(found: dict[str, dict[str, Any]], chinese: bool) -> Table:
    """The processes as a person reads them."""
    shown = Table(
        *(say(word, chinese=chinese) for word in ("name", "state", "address", "position"))
    )
    for name, each in found.items():
        state = say("yes" if each["ready"] else "no", chinese=chinese)
        position = each["position"]
        shown.add_row(name, state, each["url"] or "", "" if position is None else str(position))
    return shown
