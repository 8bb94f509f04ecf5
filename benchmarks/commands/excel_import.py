"""P10: an import of 10,000 rows in the three-sheet form, beside reading the file with openpyxl."""

import asyncio
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from io import BytesIO
from itertools import count
from pathlib import Path
from uuid import uuid4

from openpyxl import load_workbook

from benchmarks.frame.comparison import Result, Subject, Target
from benchmarks.frame.rounds import Side, compare
from benchmarks.frame.scale import Scale
from benchmarks.place.servers import OPENED, Place
from benchmarks.place.workbook import workbook
from services.ledger.application.importing.options import ImportOptions
from services.ledger.application.recording.importer import BOOTSTRAP, Wish
from services.ledger.bootstrap.api import importer_of
from services.ledger.bootstrap.parts import LedgerParts

DIRECTORY = Path(__file__).parents[2] / "examples" / "directory.xlsx"


async def excel_import(place: Place, scale: Scale) -> list[Result]:
    """Each round imports a campaign of its own: read, previewed, recorded in one transaction."""
    parts = LedgerParts(place.ledger_settings())
    await parts.open()
    try:
        importer = importer_of(parts)
        directory = Wish(_options, None, None, dry_run=False)
        await importer.run(DIRECTORY.read_bytes(), "directory.xlsx", directory, BOOTSTRAP, uuid4())
        actor = await importer.actor("zgb-1", None, bootstrap=False)
        numbers, data = count(), workbook(scale.rows, "压力")

        async def ours() -> float:
            name = f"压力{next(numbers)}"
            wish = Wish(_named(name), OPENED, name, dry_run=False)
            begun = time.perf_counter()
            done = await importer.run(data, "large.xlsx", wish, actor, uuid4())
            assert done.appended, done.faults[:3]
            return time.perf_counter() - begun

        async def peer() -> float:
            begun = time.perf_counter()
            await asyncio.to_thread(_read, data)
            return time.perf_counter() - begun

        subject = Subject("P10", f"Excel import of {scale.rows:,} rows", "s")
        reading = Side("openpyxl reading it", peer, Target(2, most=True))
        return [*await compare(subject, ours, [reading], scale.rounds)]
    finally:
        await parts.close()


def _options(opened: date) -> ImportOptions:
    raise ValueError(f"a directory takes no options, such as {opened}")


def _named(name: str) -> Callable[[date], ImportOptions]:
    return partial(ImportOptions, campaign=name)


def _read(data: bytes) -> int:
    book = load_workbook(BytesIO(data), read_only=True)
    return sum(1 for sheet in book.worksheets for _ in sheet.iter_rows(values_only=True))
