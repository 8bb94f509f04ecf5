"""The example files, which lie beside the packages in a checkout."""

from pathlib import Path


class NoExamplesError(RuntimeError):
    """The packages lie without a checkout around them; the text is the file that is missing."""


FOLDER = Path(__file__).parents[3] / "examples"
DIRECTORY = "directory.xlsx"
LEDGER = "ledger-2021.xlsx"


def example(name: str) -> Path:
    """The file of this name; raises NoExamplesError outside a checkout."""
    file = FOLDER / name
    if not file.exists():
        raise NoExamplesError(str(file))
    return file
