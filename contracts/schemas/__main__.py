"""Command line of the schemas: write new ones, compare, or print the page of all events.

Exit status 1 when a released schema no longer agrees with its class, or when `--check` finds
anything to write.
"""

import argparse
import sys

from contracts.schemas.files import Comparison, compare, write
from contracts.schemas.reference import page


def main(arguments: list[str] | None = None) -> int:
    """Run the command and return its exit status: `write`, `reference` or `--check`."""
    parser = argparse.ArgumentParser(prog="python -m contracts.schemas", description=__doc__)
    parser.add_argument("action", nargs="?", choices=["write", "reference"])
    parser.add_argument("--check", action="store_true", help="compare, change nothing")
    chosen = parser.parse_args(arguments)
    if bool(chosen.action) == chosen.check:
        parser.error("say one of write, reference or --check")
    if chosen.action == "reference":
        sys.stdout.write(page())
        return 0
    found = compare()
    sys.stdout.write("".join(f"{line}\n" for line in _report(found)))
    if chosen.check:
        return 0 if found.clean else 1
    if found.frozen_broken:
        return 1
    sys.stdout.write("".join(f"added {topic}\n" for topic in write()))
    return 0


def _report(found: Comparison) -> list[str]:
    return [
        *(f"no schema yet: {topic}" for topic in found.missing),
        *(f"released and changed: {topic}; make it a new version" for topic in found.changed),
        *(f"released and gone: {topic}; put its class back" for topic in found.withdrawn),
        *(["the index is stale"] if found.index_stale else []),
    ]


if __name__ == "__main__":
    sys.exit(main())
