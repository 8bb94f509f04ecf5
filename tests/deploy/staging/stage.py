"""Makes a place where one service lies alone, and runs it there."""

import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).parents[3]
SHARED = ("contracts/", "chassis/")


@dataclass(frozen=True)
class Stage:
    """A folder with some packages of the wheel, and an interpreter with one lock installed."""

    folder: Path
    python: Path

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run the interpreter in the folder, with an environment that says nothing."""
        return subprocess.run(
            [str(self.python), *arguments],
            cwd=self.folder,
            env={"PATH": os.environ["PATH"], "LANG": "C.UTF-8"},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )


def build_wheel(folder: Path) -> Path:
    """The distribution's wheel, as it would be released."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=CHECKOUT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def stage(wheel: Path, package: str, lock: str, folder: Path) -> Stage:
    """Put one package of the wheel with what all share into a folder, its lock beside it."""
    parent = package.split(".", maxsplit=1)[0]
    wanted = (*SHARED, f"{package.replace('.', '/')}/", f"{parent}/__init__.py")
    code = folder / "code"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(code, [one for one in archive.namelist() if one.startswith(wanted)])
    return Stage(code, _interpreter(folder / "venv", CHECKOUT / "requirements" / f"{lock}.txt"))


def _interpreter(venv: Path, lock: Path) -> Path:
    """A virtual environment with the lock's packages; uv links them from its cache."""
    python = venv / "bin" / "python"
    beside = Path(sys.executable).parent
    uv = shutil.which("uv", path=f"{beside}{os.pathsep}{os.environ['PATH']}")
    if uv is None:
        _installed([sys.executable, "-m", "venv", str(venv)])
        _installed([str(python), "-m", "pip", "install", "--require-hashes", "-r", str(lock)])
        return python
    _installed([uv, "venv", "--python", sys.executable, str(venv)])
    _installed([uv, "pip", "sync", "--python", str(python), "--require-hashes", str(lock)])
    return python


def _installed(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
