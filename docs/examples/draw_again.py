"""Draws again what was drawn, by docs/reference/sampling.md and Python's standard library alone.

    taizhang ask draws --as auditor | python3 docs/examples/draw_again.py

Reads the answer of `GET /v1/draws`; ends with status 1 where a draw was not what its seed gives.
"""

import json
import sys
from hashlib import sha256
from typing import Any


def draw(
    seed: str, draw_id: str, population: list[str], always: set[str], percent: int
) -> tuple[list[str], list[str]]:
    """Drawn and not drawn, each in its order."""
    numbers = {}
    for task in population:
        text = "taizhang-draw-1\n" + seed + "\n" + draw_id + "\n" + task + "\n"
        numbers[sha256(text.encode("ascii")).hexdigest()] = task
    certain = [numbers[key] for key in sorted(numbers) if numbers[key] in always]
    others = [numbers[key] for key in sorted(numbers) if numbers[key] not in always]
    size = (len(others) * percent + 99) // 100
    return certain + others[:size], others[size:]


def holds(told: dict[str, Any]) -> bool:
    """Whether this draw took and left what its seed gives."""
    population = [one["task"] for one in told["population"]]
    always = {one["task"] for one in told["population"] if one["always"]}
    again = draw(told["seed"]["root"], told["id"], population, always, told["percent"])
    return again == (told["drawn"], told["not_drawn"])


def main() -> int:
    """Draw all again that were made."""
    made = [one for one in json.load(sys.stdin)["items"] if one["made_on"]]
    right = [holds(one) for one in made]
    for told, as_drawn in zip(made, right, strict=True):
        verdict = "drawn again, the same" if as_drawn else "NOT what its seed draws"
        counts = f"{len(told['drawn'])} of {len(told['population'])}"
        sys.stdout.write(f"{told['draw_kind']} {told['draw_number']}: {counts}, {verdict}\n")
    return 0 if all(right) else 1


if __name__ == "__main__":
    sys.exit(main())
