"""What has been done of the story, with each answer, in a file of the data folder.

An entry is written after its act. An interruption between the two is healed by the act's
idempotency key: the ledger then gives its first answer again.
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
        self._entries: dict[str, Answer] = json.loads(path.read_text()) if path.exists() else {}

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def __getitem__(self, name: str) -> Answer:
        return self._entries[name]

    def note(self, name: str, answer: Answer) -> Answer:
        """Write the entry down."""
        self._entries[name] = answer
        private_file(self._path, json.dumps(self._entries, ensure_ascii=False, indent=1))
        return answer
