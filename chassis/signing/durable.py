"""Files that survive a loss of power: whole, or as they were before."""

import os
from pathlib import Path


def put_durably(path: Path, text: str) -> None:
    """Replace a file of mode 600 in one step; returns once it would survive a loss of power."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
