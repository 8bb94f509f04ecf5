"""Every benchmark by its id, in the order in which they run."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from benchmarks.commands.append import append
from benchmarks.commands.excel_import import excel_import
from benchmarks.commands.http import over_http
from benchmarks.commands.known_stores import known_stores
from benchmarks.commands.start import start
from benchmarks.commands.vacuum import vacuum
from benchmarks.frame.comparison import Result
from benchmarks.frame.scale import Scale
from benchmarks.place.servers import Place
from benchmarks.proof.growth import growth
from benchmarks.proof.verification import verification
from benchmarks.reading.as_of import as_of
from benchmarks.reading.rebuild import rebuild
from benchmarks.telling.relay import relay
from benchmarks.telling.visibility import visibility

Measure = Callable[[Place, Scale], Awaitable[list[Result]]]


@dataclass(frozen=True, slots=True)
class Benchmark:
    """One of those that `docs/performance.md` tells of; it is handed a place of its own."""

    id: str
    measure: Measure


CATALOGUE = (
    Benchmark("P1", over_http),
    Benchmark("P2", append),
    Benchmark("P3", known_stores),
    Benchmark("P4", relay),
    Benchmark("P5", visibility),
    Benchmark("P6", rebuild),
    Benchmark("P7", verification),
    Benchmark("P8", as_of),
    Benchmark("P9", growth),
    Benchmark("P10", excel_import),
    Benchmark("vacuum", vacuum),
    Benchmark("start", start),
)
