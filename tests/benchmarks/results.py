"""Results as a run would have them, made up."""

from benchmarks.frame.comparison import Comparison, Failed, Missing, Result, Subject, Target
from benchmarks.frame.scale import SMOKE
from benchmarks.shown.record import Record

APPENDS = Subject("P2", "append path", "per s")
IMPORT = Subject("P10", "import", "s")

REACHED = Comparison(APPENDS, "INSERT", [30.0, 20, 40], [10.0, 10, 10], Target(2, aim=3))
SHORT = Comparison(IMPORT, "openpyxl", [9.0, 6, 12], [3.0, 3, 3], Target(2, most=True))
BESIDE = Comparison(APPENDS, "pgbench", [30.0, 20, 40], [60.0, 60, 60])
MISSING = Missing(APPENDS, "Emmett", "the registry did not answer")
FAILED = Failed("P4", "OSError: no stream | no relay")


def record(*results: Result) -> Record:
    return Record("2021-09-18", SMOKE, {"cores": "2"}, {"python": "3.11"}, results)
