"""Who is killed in each round, and when: all of it follows from the seed."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

PROCESSES = (
    *("ledger", "ledger-2", "relay", "clock", "checkpointer", "notifier", "reporting"),
    *("postgres", "nats"),
)
SECOND_VICTIM = 0.3
MOST_ANSWERS, LONGEST_MOMENT, LONGEST_ABSENCE = 60, 0.05, 0.5


@dataclass(frozen=True)
class Round:
    """A round's victims; killed this many answers and seconds after it began, away so long."""

    number: int
    victims: tuple[str, ...]
    answers: int
    moment: float
    absence: float


def planned(seed: int, rounds: int) -> Iterator[Round]:
    """The rounds of this seed; everybody's turn comes before anybody's second, companions aside."""
    chance = Random(seed)
    waiting: list[str] = []
    for number in range(1, rounds + 1):
        waiting = waiting or chance.sample(PROCESSES, len(PROCESSES))
        first, second = waiting.pop(), chance.choice(PROCESSES)
        both = chance.random() < SECOND_VICTIM and second != first
        yield Round(
            number,
            (first, second) if both else (first,),
            chance.randint(1, MOST_ANSWERS),
            chance.uniform(0, LONGEST_MOMENT),
            chance.uniform(0, LONGEST_ABSENCE),
        )
