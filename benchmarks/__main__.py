"""`make bench`: every comparison in turn, as a table on standard output."""

import asyncio
import platform
import sys

import uvloop

from benchmarks.commands.append import append
from benchmarks.commands.excel_import import excel_import
from benchmarks.commands.start import start
from benchmarks.frame.measuring import HEADER
from benchmarks.place.servers import make_tables, place
from benchmarks.reading.as_of import as_of
from benchmarks.reading.rebuild import rebuild
from benchmarks.telling.relay import relay

COMPARISONS = (start, excel_import, append, relay, rebuild, as_of)


async def main() -> None:
    """Run them all."""
    with place() as at:
        await make_tables(at)
        print(f"Python {platform.python_version()}, {platform.machine()}")
        print(HEADER)
        for measure in COMPARISONS:
            for comparison in await measure(at):
                print(comparison.line(), flush=True)


if __name__ == "__main__":
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        sys.exit(runner.run(main()))
