"""Which migrations a cluster has seen, so that an unchanged program starts without repeating them.

The note lies beside the cluster and names the program's content, not its version: any changed
file of the service makes its migration run again. A lost or damaged note only costs time.
"""

import importlib.util
import json
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from deploy.embedded.folder.layout import private_file


def source_files(module: str) -> list[Path]:
    """The files of a package, or the one of a module; ImportError where there is none."""
    spec = importlib.util.find_spec(module)
    if spec is None or spec.origin is None:
        raise ImportError(module)
    if not spec.submodule_search_locations:
        return [Path(spec.origin)]
    return sorted(Path(spec.submodule_search_locations[0]).rglob("*.py"))


def fingerprint(module: str) -> str:
    """A hash that changes with any file of the module."""
    digest = sha256()
    for file in source_files(module):
        content = file.read_bytes()
        digest.update(f"{file.name} {len(content)}\n".encode() + content)
    return digest.hexdigest()


class Migrated:
    """The note of one cluster; a step is `package command`."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def pending(self, steps: Iterable[str]) -> list[str]:
        """The steps that this cluster has not seen as they are now."""
        seen = self._seen()
        return [step for step in steps if seen.get(step) != fingerprint(step.split()[0])]

    def note(self, steps: Iterable[str]) -> None:
        """Remember steps that went well."""
        done = {step: fingerprint(step.split()[0]) for step in steps}
        private_file(self._file, json.dumps({**self._seen(), **done}))

    def _seen(self) -> dict[str, str]:
        try:
            seen = json.loads(self._file.read_text())
        except (FileNotFoundError, ValueError):
            return {}
        return seen if isinstance(seen, dict) else {}
