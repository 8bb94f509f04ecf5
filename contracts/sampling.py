"""`taizhang-draw-1`: which tasks a draw takes, so that anybody can draw again and find the same.

The rule stands in docs/reference/sampling.md, byte by byte. Nothing here is random: all chance is
in the seed, which nobody knew when the draw was announced.
"""

from collections.abc import Collection, Iterable
from hashlib import sha256
from uuid import UUID

METHOD = "taizhang-draw-1"


def number_of(seed: str, draw: UUID, task: UUID) -> str:
    """SHA-256 in hexadecimal digits over method, seed, draw and task, a line each."""
    return sha256(f"{METHOD}\n{seed}\n{draw}\n{task}\n".encode("ascii")).hexdigest()


def size_of(population: int, percent: int) -> int:
    """So many are drawn of a population: `percent` of it, rounded up."""
    return (population * percent + 99) // 100


def sample(
    seed: str, draw: UUID, population: Iterable[UUID], always: Collection[UUID], percent: int
) -> tuple[list[UUID], list[UUID]]:
    """Drawn and not drawn, each in the order of their numbers, those always drawn first.

    `percent` is of those that are not always drawn; `seed` is 64 digits, lower case.
    """
    ordered = sorted(population, key=lambda task: number_of(seed, draw, task))
    certain = [task for task in ordered if task in always]
    chance = [task for task in ordered if task not in always]
    size = size_of(len(chance), percent)
    return certain + chance[:size], chance[size:]
