"""The example files, which lie beside the packages in a checkout."""

from pathlib import Path

FOLDER = Path(__file__).parents[3] / "examples"
DIRECTORY = "directory.xlsx"
LEDGER = "ledger-2021.xlsx"


def example(name: str) -> Path:
    """The file of this name; raises FileNotFoundError outside a checkout."""
    file = FOLDER / name
    if not file.exists():
        raise FileNotFoundError(f"{file}: the demo needs the examples of a checkout")
    return file
