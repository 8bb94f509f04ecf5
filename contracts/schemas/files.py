"""The files beside this module: what is missing, what no longer agrees, and writing new ones.

A released file that disagrees with its class is never overwritten; the class is wrong then.
"""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from contracts.events.catalogue import FACTS
from contracts.schemas import asyncapi
from contracts.schemas.shape import bare, file_of, schema_of

FOLDER = Path(__file__).parent


@dataclass(slots=True)
class Comparison:
    """Topics without a file, files that disagree, files of no topic, and a stale index."""

    missing: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)
    index_stale: bool = False

    @property
    def frozen_broken(self) -> bool:
        """Something released was changed or taken away."""
        return bool(self.changed or self.withdrawn)

    @property
    def clean(self) -> bool:
        """Files and classes agree."""
        return not (self.missing or self.frozen_broken or self.index_stale)


def compare(folder: Path = FOLDER) -> Comparison:
    """Compare the files in the folder with the classes of the catalogue."""
    found = Comparison()
    for topic, fact in FACTS.items():
        path = folder / file_of(topic)
        if not path.exists():
            found.missing.append(topic)
        elif bare(_read(path)) != bare(schema_of(fact)):
            found.changed.append(topic)
    known = {file_of(topic) for topic in FACTS} | {asyncapi.FILE}
    found.withdrawn = sorted(path.stem for path in folder.glob("*.json") if path.name not in known)
    index = folder / asyncapi.FILE
    found.index_stale = not index.exists() or _read(index) != asyncapi.document()
    return found


def write(folder: Path = FOLDER) -> list[str]:
    """Add the schemas of new topics and renew the index; return the topics added."""
    added = compare(folder).missing
    for topic in added:
        _write(folder / file_of(topic), schema_of(FACTS[topic]))
    _write(folder / asyncapi.FILE, asyncapi.document())
    return added


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _write(path: Path, content: dict[str, Any]) -> None:
    text = json.dumps(content, ensure_ascii=False, indent=2)
    path.write_text(f"{text}\n", encoding="utf-8")
