"""Merged ranges of a sheet, which openpyxl does not tell when it reads in passing.

Only the first column of a range is kept, with its first and last row: a range is filled down,
never to the side.
"""

from collections import defaultdict
from collections.abc import Mapping
from xml.parsers import expat

from openpyxl.utils.cell import range_boundaries

Merges = Mapping[int, list[tuple[int, int]]]
"""First row of a range → (column, last row)."""


def read_merges(content: bytes) -> Merges:
    """The ranges over more than one row in a worksheet's XML."""
    merges: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(":")[2] == "mergeCell":
            column, first, _, last = range_boundaries(attributes["ref"])
            if last > first:
                merges[first].append((column, last))

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.Parse(content, True)
    return merges
