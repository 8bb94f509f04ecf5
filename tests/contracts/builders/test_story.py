"""The story is a history that a store could hold."""

from collections import defaultdict
from hashlib import sha256
from uuid import UUID

from contracts.builders.examples import case
from contracts.builders.examples.accountability import signal
from contracts.builders.examples.task.pairs import accountability
from contracts.builders.places import TASK
from contracts.builders.story import a_task_from_registration_to_closing, at_positions
from contracts.events.catalogue import decode
from contracts.events.task.summary import TaskFact


def test_every_stream_counts_from_one_without_a_gap() -> None:
    versions: dict[UUID, list[int]] = defaultdict(list)
    for event in a_task_from_registration_to_closing():
        versions[event.aggregate_id].append(event.aggregate_version)
    assert all(seen == list(range(1, len(seen) + 1)) for seen in versions.values())


def test_time_never_runs_backwards_and_no_event_id_repeats() -> None:
    events = a_task_from_registration_to_closing()
    moments = [event.occurred_at for event in events]
    assert moments == sorted(moments)
    assert len({event.event_id for event in events}) == len(events)


def test_event_ids_are_of_version_7_and_carry_their_moment() -> None:
    for event in a_task_from_registration_to_closing():
        assert (event.event_id.version, event.event_id.variant) == (7, "specified in RFC 4122")
        assert event.event_id.int >> 80 == int(event.occurred_at.timestamp() * 1000)


def test_the_life_begins_with_the_registration_and_ends_with_the_closing() -> None:
    of_task = [
        event.type for event in a_task_from_registration_to_closing() if event.aggregate_id == TASK
    ]
    assert (of_task[0], of_task[-1]) == ("task.registered.v1", "task.closed.v1")


def test_events_of_the_task_carry_its_lead_unit_as_the_envelope_does() -> None:
    for event in a_task_from_registration_to_closing():
        if isinstance(event.data, TaskFact):
            assert event.data.task.lead_unit == event.unit


def test_the_story_survives_storing() -> None:
    for _, event in at_positions(a_task_from_registration_to_closing()):
        assert decode(event.to_bytes()) == event


def test_the_pair_of_a_case_names_the_hash_of_the_case_events_bytes() -> None:
    pairs = [one.fact.model_dump() for one in accountability.EXAMPLES]
    for pair, of in zip(pairs, (*signal.EXAMPLES, *case.EXAMPLES), strict=True):
        stored = of.recorded().to_bytes()
        assert (pair["case"], pair["case_event_sha256"]) == (of.stream, sha256(stored).hexdigest())
