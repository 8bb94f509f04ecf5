"""The page for operators shows the catalogue as it is, the faults that nobody finds included."""

from tests.architecture.source import ROOT
from tests.system.faults.catalogue import FAULTS

PAGE = ROOT / "docs/how-to/prove-the-history.md"
FINDERS = (
    *("verify", "checkpointer", "witness", "relay"),
    *("ledger's replay", "reporting's replay"),
)


def test_the_page_says_of_each_fault_by_whom_it_is_found() -> None:
    rows = [line.strip("|\n").split("|") for line in PAGE.read_text().splitlines() if "|" in line]
    told = {
        name: {who for who, mark in zip(FINDERS, marks, strict=True) if mark.strip()}
        for fault, *marks in rows
        if len(marks) == len(FINDERS) and (name := _english(fault)) in FAULTS
    }
    assert told == {name: set(fault.found) for name, fault in FAULTS.items()}


def _english(cell: str) -> str:
    return " ".join(word for word in cell.split() if word.isascii())
