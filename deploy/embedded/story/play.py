"""Lets people act at their moments, each act once in the life of a data folder.

The name of an act (what it is about, the command, how many before) is its entry in the diary and
its idempotency key. A refusal is an error: the story is meant to go through.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from contracts.identifiers import campaign_id, task_id
from deploy.embedded.client.refused import RefusedError
from deploy.embedded.story.diary import Answer, Diary
from deploy.embedded.story.stage import SHANGHAI, Stage

CAMPAIGN_NAME = "2021年巡视整改"
CAMPAIGN = campaign_id(CAMPAIGN_NAME)
OPERATOR = "operator"


@dataclass(frozen=True)
class Act:
    """Something that somebody has just done."""

    at: datetime
    account: str
    command: str
    about: str


class Play:
    """The story's verbs; `seen` is told of each act that was not done before."""

    def __init__(
        self,
        stage: Stage,
        diary: Diary,
        seen: Callable[[Act], None],
        campaign: UUID = CAMPAIGN,
    ) -> None:
        self.campaign = campaign
        self._stage = stage
        self._diary = diary
        self._seen = seen
        self._times: Counter[str] = Counter()
        self._now = datetime.min.replace(tzinfo=SHANGHAI)
        self._shown: datetime | None = None

    def id_of(self, task: str) -> UUID:
        """The id of a task of the campaign."""
        return task_id(self.campaign, task)

    def at(self, moment: str) -> None:
        """What follows happens at this moment in Shanghai."""
        self._now = datetime.fromisoformat(moment).replace(tzinfo=SHANGHAI)

    def arrive(self) -> None:
        """Let the moment come, with everything that falls due by then."""
        if self._shown != self._now:
            self._stage.move_clock(self._now)
            self._shown = self._now

    def does(self, account: str, command: str, task: str, **body: Any) -> Answer:
        """A person gives a command on a task."""
        return self.gives(account, command, task, f"tasks/{self.id_of(task)}/{command}", body)

    def gives(
        self, account: str, command: str, about: str, path: str, body: dict[str, Any]
    ) -> Answer:
        """A person gives a command on anything, or creates something."""
        ledger = self._stage.ledger(account)
        return self._once(account, command, about, lambda key: ledger.command(path, body, key))

    def gives_many(self, account: str, command: str, about: str, tasks: Sequence[str]) -> None:
        """A person gives one command on many tasks, in one request; none may be refused."""
        items = [{"id": str(self.id_of(task))} for task in tasks]
        answer = self.gives(account, command, about, f"bulk/{command}", {"items": items})
        for each in answer["results"]:
            if each["problem"]:
                raise RefusedError(each["status"], each["problem"])

    def hands_in(self, account: str, task: str, measure: int, file: str, text: str) -> str:
        """A person uploads a text as evidence and attaches it; its SHA-256."""
        ledger, content = self._stage.ledger(account), f"{text}\n".encode()
        stored = self._once(
            account, "upload", task, lambda _: ledger.upload(self.id_of(task), file, content, TEXT)
        )
        self.does(account, "attach-evidence", task, measure=measure, receipt=stored["receipt"])
        return str(stored["sha256"])

    def verifies(self, account: str, task: str, measure: int, opinion: str, evidence: str) -> None:
        """A supervisor finds a measure done, against one piece of evidence."""
        body = {"measure": measure, "opinion": opinion, "evidence_checked": [evidence]}
        self.does(account, "verify-measure", task, **body)

    def brings_in(self, account: str, file: Path, **wish: str) -> None:
        """Import a workbook, as a person or as the operator of an empty store."""
        ledger = self._stage.operator() if account == OPERATOR else self._stage.ledger(account)
        content = file.read_bytes()
        self._once(
            account, "import", file.name, lambda _: ledger.import_file(file.name, content, wish)
        )
        self._stage.brought_in(file)

    def _once(self, account: str, command: str, about: str, do: Callable[[str], Answer]) -> Answer:
        """Do it at its moment, unless the diary says that it was done; the answer."""
        place = f"{about}/{command}"
        self._times[place] += 1
        name = f"{place}/{self._times[place]}"
        if name in self._diary:
            return self._diary[name]
        self.arrive()
        answer = self._diary.note(name, do(f"story/{name}"))
        self._seen(Act(self._now, account, command, about))
        return answer


TEXT = "text/plain"


def id_of(task: str) -> UUID:
    """The id of a task of the story's campaign."""
    return task_id(CAMPAIGN, task)


def event_of(answer: Answer) -> str:
    """The id of the first event that a command recorded."""
    return str(answer["events"][0]["event_id"])
