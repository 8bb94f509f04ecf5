"""`make bench`: every comparison in turn, as a table on standard output."""

import asyncio
import platform
import sys

from benchmarks.append import append
from benchmarks.excel_import import excel_import
from benchmarks.measuring import HEADER
from benchmarks.place import make_tables, place
from benchmarks.start import start

COMPARISONS = (start, excel_import, append)


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
    sys.exit(asyncio.run(main()))
