"""Which answers count as an acknowledgement."""

import asyncio
from contextlib import nullcontext
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


def message(position: int) -> Message:
    return Message(position, str(uuid4()), None, "", "", b"", f"command {position}")


def sent(count: int) -> Sent:
    """A window with this many publishes due, at sequences from 1 on, and what it acknowledged."""
    acknowledged: list[int] = []
    window = Window(count + 1, 0.05, lambda _, sequence: acknowledged.append(sequence))
    answers = [asyncio.get_running_loop().create_future() for _ in range(count)]
    for sequence, answer in enumerate(answers, 1):
        window.add(answer, [message(sequence)], sequence)
    return window, answers, acknowledged


async def test_an_event_is_acknowledged_only_after_those_before_it() -> None:
    window, answers, acknowledged = sent(3)
    answers[2].set_result(3)
    answers[0].set_result(1)
    await window.room(1)
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


@pytest.mark.parametrize(("more", "fits"), [(1, True), (2, False)])
async def test_a_group_waits_while_it_would_exceed_the_window(more: int, fits: bool) -> None:
    window = Window(4, 0.05, lambda _, __: None)
    window.add(asyncio.get_running_loop().create_future(), [message(1), message(2)], 2)
    window.add(asyncio.get_running_loop().create_future(), [message(3)], 3)
    with nullcontext() if fits else pytest.raises(NatsUnreachableError):
        await window.room(more)


async def test_the_answer_to_its_last_publish_acknowledges_a_group() -> None:
    acknowledged: list[int] = []
    window = Window(4, 0.05, lambda group, _: acknowledged.extend(each.position for each in group))
    answer: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
    window.add(answer, [message(1), message(2)], 2)
    answer.set_result(2)
    await window.room(4)
    assert acknowledged == [1, 2]


async def test_what_an_event_sent_alone_was_refused_for_names_the_command_behind_it() -> None:
    window, answers, _ = sent(1)
    answers[0].set_result(StreamFullError("full"))
    with pytest.raises(StreamFullError) as refused:
        await window.empty()
    assert refused.value.correlation_id == "command 1"
