"""Which answers count as an acknowledgement."""

import asyncio
from uuid import uuid4

import pytest

from services.ledger.application.relaying.faults import (
    NatsUnreachableError,
    PublishRefusedError,
    StreamFullError,
)
from services.ledger.application.relaying.ports import Answer, Message
from services.ledger.application.relaying.window import Window

Sent = tuple[Window, list[asyncio.Future[Answer]], list[int]]


def sent(count: int) -> Sent:
    """A window with this many publishes due, at sequences from 1 on, and what it acknowledged."""
    acknowledged: list[int] = []
    window = Window(count + 1, 0.05, lambda _, sequence: acknowledged.append(sequence))
    answers = [asyncio.get_running_loop().create_future() for _ in range(count)]
    for sequence, answer in enumerate(answers, 1):
        window.add(answer, Message(sequence, str(uuid4()), None, "", {}, b""), sequence)
    return window, answers, acknowledged


async def test_an_event_is_acknowledged_only_after_those_before_it() -> None:
    window, answers, acknowledged = sent(3)
    answers[2].set_result(3)
    answers[0].set_result(1)
    await window.room()
    assert acknowledged == [1]
    answers[1].set_result(2)
    await window.empty()
    assert acknowledged == [1, 2, 3]


async def test_an_event_stored_at_another_sequence_than_meant_is_not_acknowledged() -> None:
    window, answers, acknowledged = sent(2)
    answers[0].set_result(1)
    answers[1].set_result(7)
    with pytest.raises(PublishRefusedError, match="position 2 stands at 7"):
        await window.empty()
    assert acknowledged == [1]


async def test_a_refusal_acknowledges_nothing_behind_it() -> None:
    window, answers, acknowledged = sent(2)
    answers[0].set_result(StreamFullError("full"))
    answers[1].set_result(2)
    with pytest.raises(StreamFullError):
        await window.empty()
    assert acknowledged == []


async def test_an_answer_that_stays_away_is_not_waited_for_without_end() -> None:
    window, _, _ = sent(1)
    with pytest.raises(NatsUnreachableError):
        await window.empty()
