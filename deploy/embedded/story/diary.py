"""What has been done of the story, with each answer, in a file of the data folder: a line an act.

An entry is written after its act. An interruption between the two, or within the last line, is
healed by the act's idempotency key: the ledger then gives its first answer again.
"""

import json
from pathlib import Path
from typing import Any

from deploy.embedded.folder.layout import private_file

Answer = dict[str, Any]


class Diary:
    """Answers by the name of their act."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._entries: dict[str, Answer] = {}
        if path.exists():
            for line in path.read_text(encoding="utf-8").splitlines():
                self._read(line)
            private_file(path, "".join(map(_line, self._entries.items())))
        else:
            private_file(path, "")

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def __getitem__(self, name: str) -> Answer:
        return self._entries[name]

    def note(self, name: str, answer: Answer) -> Answer:
        """Write the entry down."""
        self._entries[name] = answer
        with self._path.open("a", encoding="utf-8") as file:
            file.write(_line((name, answer)))
        return answer

    def _read(self, line: str) -> None:
        try:
            name, answer = json.loads(line)
        except ValueError:
            return  # Broken off while it was written: done again, under the same key.
        self._entries[name] = answer


def _line(entry: tuple[str, Answer]) -> str:
    return json.dumps(entry, ensure_ascii=False) + "\n"
