"""`make soak ARGS="--rounds 50 --seed 7"`: a system of its own, killed round by round.

Prints the seed first and a line a round. Exit status 1 where something was lost, doubled or put
in another order; the words say what, and the seed plays it again.
"""

import argparse
import asyncio
import secrets
import sys
import tempfile
import time
import traceback
from collections.abc import Sequence
from pathlib import Path

from tests.system.soak.playing import Played, play
from tests.system.world import running_world

HEADER = "round  killed                    answers  again  events   wait      s"


def main(arguments: Sequence[str] | None = None) -> int:
    """Play what was asked for; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.system.soak", description=__doc__)
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**6))
    wanted = parser.parse_args(arguments)
    say(f"seed {wanted.seed}, {wanted.rounds} rounds")
    with tempfile.TemporaryDirectory() as folder:
        try:
            asyncio.run(_played(Path(folder), wanted.seed, wanted.rounds))
        except Exception:
            traceback.print_exc()
            return 1
    return 0


async def _played(folder: Path, seed: int, rounds: int) -> None:
    begun = time.monotonic()
    async with running_world(folder) as world:
        say(HEADER)
        async for one in play(world, seed, rounds):
            say(line(one))
    say(f"nothing lost, doubled or put in another order in {time.monotonic() - begun:.0f} s")


def line(one: Played) -> str:
    """A round as a row of the table; `again` counts commands that had to be repeated."""
    killed = " + ".join(one.round.victims)
    return (
        f"{one.round.number:>5}  {killed:<25} {one.answers:>7} {one.repeated:>6}"
        f" {one.events:>7} {one.longest_wait:>6.1f} {one.seconds:>6.1f}"
    )


def say(text: str) -> None:
    """Print at once, also into a file."""
    print(text, flush=True)  # noqa: T201


if __name__ == "__main__":
    sys.exit(main())
