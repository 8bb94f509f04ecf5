"""How often the process that takes commands looks for cycles: seldom.

Commands make none to speak of; looking for some among all that stays costs a fifth.
"""

import gc


def collect_seldom() -> None:
    """Leave what was imported and put together out of every look, and look less often."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
