"""All sides take turns, so that what disturbs the machine disturbs them alike."""

from benchmarks.frame.comparison import Target
from benchmarks.frame.rounds import Round, Side, compare, limit
from tests.benchmarks.results import APPENDS


def _noting(turns: list[str], name: str) -> Round:
    async def measure() -> float:
        turns.append(name)
        return float(len(turns))

    return measure


async def test_sides_are_measured_in_turn_after_a_round_that_does_not_count() -> None:
    turns: list[str] = []
    peers = [Side(name, _noting(turns, name), Target(1)) for name in ("one", "other")]
    found = await compare(APPENDS, _noting(turns, "ours"), peers, rounds=2)
    assert turns == ["one", "other", "ours"] * 3
    assert [list(each.theirs) for each in found] == [[4, 7], [5, 8]]
    assert [list(each.ours) for each in found] == [[6, 9], [6, 9]]


async def test_a_single_round_is_not_warmed_up() -> None:
    turns: list[str] = []
    await compare(APPENDS, _noting(turns, "ours"), [], rounds=1)
    assert turns == ["ours"]


async def test_a_limit_is_kept_by_what_stays_below_it() -> None:
    async def five() -> float:
        return 5.0

    (kept,), (broken,) = [await compare(APPENDS, five, [limit(at)], 1) for at in (5.0, 4.9)]
    assert (kept.reached, broken.reached) == (True, False)
