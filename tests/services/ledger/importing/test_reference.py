"""The Excel reference says what the code reads."""

import re
from pathlib import Path

from services.ledger.application import importing
from services.ledger.application.importing.remarks.messages import MESSAGES
from tests.services.ledger.importing.reference_tables import PAGE, TABLES, with_tables

OF_THE_STORE = {"opened_missing", "changed_row", "too_many_events"}
"""Codes that the import use case adds to a preview."""
SOURCES = [Path(importing.__path__[0]), Path(importing.__path__[0]).parents[1] / "adapters/excel"]


def test_the_reference_shows_the_tables_of_the_code() -> None:
    page = PAGE.read_text("utf-8")
    assert all(f"<!-- table: {name} -->" in page for name in TABLES)
    assert page == with_tables(page)


def test_every_code_that_is_documented_can_happen() -> None:
    code = "".join(
        path.read_text("utf-8")
        for folder in SOURCES
        for path in folder.rglob("*.py")
        if path.name != "messages.py"
    )
    unused = {name for name in MESSAGES if not re.search(rf'"{name}"', code)}
    assert unused == OF_THE_STORE
