"""How a process starts: it looks for no cycles while it imports and is put together.

What it then holds stays for good, so there is nothing to be found in it; but each look takes longer
than the one before, and all of them took up to a quarter of the start.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def starting() -> Iterator[None]:
    """Look for cycles only afterwards, and never among what was made in between."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
