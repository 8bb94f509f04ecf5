"""What an operator, the people and another system see of the stack that compose started."""

import nats
import pytest

from contracts.wire.subjects import STREAM
from tests.compose.conftest import Played
from tests.compose.integrator import connect, read_until
from tests.compose.lifecycle import CLOSED
from tests.compose.stack import STAYING, ComposeStack


def test_steps_end_well_and_all_that_stays_is_healthy(stack: ComposeStack) -> None:
    states = {one["Service"]: (one["State"], one["Health"], one["ExitCode"])
              for one in stack.containers()}  # fmt: skip
    staying = {name: state for name, state in states.items() if name in STAYING}
    steps = {name: state for name, state in states.items() if name not in STAYING}
    assert staying == dict.fromkeys(STAYING, ("running", "healthy", 0))
    assert set(steps.values()) == {("exited", "", 0)}
    assert len(steps) == 5


def test_ports_are_bound_to_loopback_alone(stack: ComposeStack) -> None:
    bound = {each["URL"] for one in stack.containers() for each in one["Publishers"] or ()
             if each["PublishedPort"]}  # fmt: skip
    assert bound == {"127.0.0.1"}


def test_no_process_of_ours_is_root_and_none_sees_a_secret_of_another(stack: ComposeStack) -> None:
    for service in ("ledger", "relay", "clock", "checkpointer", "notifier", "reporting"):
        assert stack.compose("exec", "-T", service, "id", "-u").strip() == "10001"
        seen = set(stack.compose("exec", "-T", service, "ls", "/run/secrets").split())
        assert not seen & {"owner_dsn", "admin_dsn", "postgres_password"}, service
        assert ("wrapping_key" in seen) == (service in {"ledger", "clock"}), service
        assert ("signing_key" in seen) == (service in {"checkpointer", "reporting"}), service
    # Each signs with a key of its own, under the same name in its own folder.
    assert _signs_as(stack, "reporting") == f"{_signs_as(stack, 'checkpointer')}/reporting"


def _signs_as(stack: ComposeStack, service: str) -> str:
    public = stack.compose("exec", "-T", service, "cat", "/run/secrets/signing_key.public")
    return public.partition("+")[0]


def test_steps_can_be_run_again(stack: ComposeStack) -> None:
    for step in ("provision-postgres", "migrate-ledger", "provision-nats", "migrate-reporting"):
        stack.compose("run", "--rm", "--no-deps", "-T", step)


async def test_an_integrator_sees_every_event_once_and_in_order(played: Played) -> None:
    connection = await connect(played.stack)
    try:
        seen = await read_until(connection.jetstream(), played.position)
    finally:
        await connection.close()
    positions = [int(headers["ce-sequence"]) for headers in seen]
    assert positions == sorted(set(positions))
    assert [int(headers["ce-prevsequence"]) for headers in seen] == [0, *positions[:-1]]
    closed = next(one for one in seen if int(one["ce-sequence"]) == played.position)
    assert closed["ce-type"] == "task.closed.v1"


async def test_an_integrator_can_write_nothing(played: Played) -> None:
    connection = await connect(played.stack)
    try:
        with pytest.raises((nats.errors.Error, TimeoutError)):
            await connection.jetstream().publish(
                "taizhang.v1.task.-.0.TaskClosed", b"{}", timeout=2, stream=STREAM
            )
    finally:
        await connection.close()


def test_reporting_shows_the_closed_task_with_its_history_and_a_name(played: Played) -> None:
    moment = {"min_position": played.position}
    shown = played.people.reads("zgb-1", "reporting", f"tasks/{CLOSED}", **moment)
    assert shown["task"]["status"] == "closed"
    history = played.people.reads("zgb-1", "reporting", f"tasks/{CLOSED}/history", **moment)
    assert history["events"][-1]["position"] == played.position


def test_the_notifier_told_people(played: Played) -> None:
    deliveries = played.people.reads("zgb-1", "notifier", "deliveries")
    assert deliveries["items"]


def test_everything_recorded_is_still_there_after_all_containers_were_made_anew(
    played: Played,
) -> None:
    stack = played.stack
    stack.compose("down", "--timeout", "20")
    stack.start()
    shown = played.people.reads(
        "zgb-1", "reporting", f"tasks/{CLOSED}", min_position=played.position
    )
    assert shown["task"]["status"] == "closed"
    # The ledger was asked for it, with the service token.
    assert shown["measures"][0]["owner"]["name"]
