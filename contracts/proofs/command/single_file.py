"""`single-file`: this package alone as one `.pyz` that any Python with `cryptography` runs.

The same sources give the same bytes.
"""

from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from contracts.proofs.tree.hashes import ProofError

OLDEST_DATE = (1980, 1, 1, 0, 0, 0)
FIRST_LINE = b"#!/usr/bin/env python3\n"
START = b"import sys\n\nfrom contracts.proofs.__main__ import main\n\nsys.exit(main())\n"


def write_single_file(target: Path) -> None:
    """Write the verifier; ProofError where this already runs from such a file."""
    root = Path(__file__).parents[2]
    if not root.is_dir():
        raise ProofError("this is the single file already: copy it")
    with target.open("wb") as file:
        file.write(FIRST_LINE)
        with ZipFile(file, "w", ZIP_STORED) as archive:
            for name, content in _sources(root):
                archive.writestr(ZipInfo(name, OLDEST_DATE), content)
    target.chmod(0o755)


def _sources(root: Path) -> Iterator[tuple[str, bytes]]:
    yield "__main__.py", START
    yield "contracts/__init__.py", (root / "__init__.py").read_bytes()
    for path in sorted((root / "proofs").rglob("*.py")):
        yield path.relative_to(root.parent).as_posix(), path.read_bytes()
