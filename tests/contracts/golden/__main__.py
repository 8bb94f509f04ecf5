"""Writes the stored bytes of facts that have none yet: `python -m tests.contracts.golden`.

A file is never written again; it stands for events that are in somebody's store.
"""

import sys
from pathlib import Path

from contracts.builders.event import an_event
from contracts.events.catalogue import FACTS

FOLDER = Path(__file__).parent


def main() -> None:
    """Write what is missing and name it."""
    for topic, fact in FACTS.items():
        path = FOLDER / f"{topic}.json"
        if not path.exists():
            path.write_bytes(an_event(fact).to_bytes())
            sys.stdout.write(f"added {topic}\n")


if __name__ == "__main__":
    main()
