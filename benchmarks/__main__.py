"""`make bench`: benchmarks in turn, as lines; a run of all of them is written into the docs.

`python -m benchmarks [P1 P2 …] [--full | --smoke] [--rounds N] [--json FILE]`. Exit status 1
where a benchmark broke; a target that was not reached, or a peer that could not be had, shows in
the table and is no fault.
"""

import argparse
import asyncio
import gc
import logging
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import structlog
import uvloop

from benchmarks.catalogue import CATALOGUE, Benchmark
from benchmarks.frame.comparison import Result
from benchmarks.frame.scale import FULL, SMOKE, USUAL, Scale
from benchmarks.peers.fetching import pinned
from benchmarks.place.servers import servers
from benchmarks.place.versions import machine, versions
from benchmarks.running import run
from benchmarks.shown import page
from benchmarks.shown.record import Record
from benchmarks.shown.table import header, line


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what was asked for; the exit status."""
    parser = _parser()
    wanted = parser.parse_args(arguments)
    unknown = set(wanted.ids) - {each.id for each in CATALOGUE}
    if unknown:
        parser.error(f"no such benchmark: {', '.join(sorted(unknown))}")
    chosen = [each for each in CATALOGUE if not wanted.ids or each.id in wanted.ids]
    scale = replace(wanted.scale, rounds=wanted.rounds or wanted.scale.rounds)
    # What services log would stand between the lines.
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    # As the process that serves commands does for itself.
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        record = runner.run(_measured(chosen, scale))
    if wanted.json:
        wanted.json.write_text(record.to_json(), encoding="utf-8")
    if not wanted.ids and scale.name != SMOKE.name:
        page.write(record)
    return 1 if record.failed else 0


async def _measured(chosen: Sequence[Benchmark], scale: Scale) -> Record:
    with tempfile.TemporaryDirectory() as folder:
        on = machine(Path(folder))
    print(header())
    with servers() as at:
        results = await run(chosen, scale, at, _tell)
    return Record(f"{datetime.now(UTC):%Y-%m-%d}", scale, on, versions() | pinned(), results)


def _tell(result: Result) -> None:
    print(line(result), flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    known = [each.id for each in CATALOGUE]
    parser.add_argument("ids", nargs="*", metavar="ID", help=f"of {', '.join(known)}; else all")
    sizes = parser.add_mutually_exclusive_group()
    for scale, meaning in (
        (FULL, "a million events and more; hours"),
        (SMOKE, "just enough to see that everything runs; measures nothing"),
    ):
        sizes.add_argument(
            f"--{scale.name}", dest="scale", action="store_const", const=scale, help=meaning
        )
    parser.set_defaults(scale=USUAL)
    parser.add_argument("--rounds", type=int, help="of each comparison, after one to warm up")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every figure there")
    return parser


if __name__ == "__main__":
    sys.exit(main())
