"""A delay ends when a command's position is seen, and not before."""

from itertools import count

from benchmarks.telling.pacing import delays, until


async def test_a_command_is_timed_until_its_position_is_seen() -> None:
    positions, looks = count(1), count()
    given = 0

    async def command() -> int:
        nonlocal given
        given = next(positions)
        return given

    async def seen() -> int:
        return given if next(looks) > 20 else 2

    found = await delays(command, seen, 4, per_second=10_000)
    assert len(found) == 4
    assert max(found[:2]) < min(found[2:])


async def test_waiting_ends_at_the_position() -> None:
    looks = count(1)

    async def seen() -> int:
        return next(looks)

    await until(seen, 3)
    assert next(looks) == 4
