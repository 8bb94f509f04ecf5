"""Threads are played in the order of time, and each act once in the life of a folder."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from deploy.embedded.story.diary import Diary
from deploy.embedded.story.director import direct
from deploy.embedded.story.play import Act, Play


class Ledger:
    """Answers commands, and breaks at one of them."""

    def __init__(self, account: str, stage: "Stage") -> None:
        self._account = account
        self._stage = stage

    def command(self, path: str, body: dict[str, Any], key: str) -> dict[str, Any]:
        assert body == {}
        self._stage.given.append((self._account, path.rpartition("/")[2], key))
        if len(self._stage.given) == self._stage.breaks_at:
            raise ConnectionError
        return {"events": [{"event_id": str(len(self._stage.given))}]}


class Stage:
    """A stage that remembers."""

    def __init__(self, breaks_at: int = 0) -> None:
        self.breaks_at = breaks_at
        self.given: list[tuple[str, str, str]] = []
        self.moments: list[datetime] = []

    def ledger(self, account: str) -> Any:
        return Ledger(account, self)

    def operator(self) -> Any:
        return Ledger("operator", self)

    def move_clock(self, moment: datetime) -> None:
        self.moments.append(moment)

    def brought_in(self, file: Path) -> None:
        raise NotImplementedError


def first(play: Play) -> Iterator[str]:
    yield "2021-10-01T09:00"
    play.does("a", "submit-measure", "R1")
    yield "2021-10-03T09:00"
    play.does("a", "submit-measure", "R1")


def second(play: Play) -> Iterator[str]:
    yield "2021-10-02T09:00"
    play.does("b", "return-measure", "R1")


def told(stage: Stage, folder: Path) -> list[Act]:
    seen: list[Act] = []
    direct(Play(stage, Diary(folder / "diary.json"), seen.append), (first, second))
    return seen


def test_acts_come_in_the_order_of_their_moments(tmp_path: Path) -> None:
    stage = Stage()
    assert [act.account for act in told(stage, tmp_path)] == ["a", "b", "a"]
    assert [moment.day for moment in stage.moments] == [1, 2, 3]


def test_the_same_act_done_again_later_is_another_one(tmp_path: Path) -> None:
    stage = Stage()
    told(stage, tmp_path)
    keys = [key for _, _, key in stage.given]
    assert keys == [
        "story/R1/submit-measure/1",
        "story/R1/return-measure/1",
        "story/R1/submit-measure/2",
    ]


def test_an_interrupted_story_goes_on_with_the_act_that_was_not_noted(tmp_path: Path) -> None:
    with pytest.raises(ConnectionError):
        told(Stage(breaks_at=2), tmp_path)
    stage = Stage()
    assert len(told(stage, tmp_path)) == 2
    assert stage.given[0] == ("b", "return-measure", "story/R1/return-measure/1")


def test_a_story_that_was_told_does_nothing(tmp_path: Path) -> None:
    told(Stage(), tmp_path)
    stage = Stage()
    assert told(stage, tmp_path) == []
    assert (stage.given, stage.moments) == ([], [])
