"""A few rounds of the soak, and that its seed says everything about them."""

from collections import Counter

from tests.system.soak.plan import PROCESSES, planned
from tests.system.soak.playing import play
from tests.system.world import World

# Its rounds kill both servers, a ledger, the relay, the checkpointer and reporting.
SEED, ROUNDS = 8, 4


async def test_killed_at_random_under_load_nothing_is_lost_doubled_or_reordered(
    world: World,
) -> None:
    assert len([one async for one in play(world, SEED, ROUNDS)]) == ROUNDS


def test_a_seed_gives_the_same_rounds_again() -> None:
    assert [*planned(7, 50)] == [*planned(7, 50)]
    assert [*planned(7, 50)] != [*planned(8, 50)]


def test_in_fifty_rounds_every_process_is_killed_at_least_five_times() -> None:
    killed = Counter(victim for one in planned(7, 50) for victim in one.victims)
    assert killed.keys() == {*PROCESSES}
    assert min(killed.values()) >= 5
