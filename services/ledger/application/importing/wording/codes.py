"""Codes of units, which stand in subjects and addresses and never change."""

import re

_CODE = re.compile(r"[a-z0-9-]{1,32}")


def is_unit_code(text: str) -> bool:
    """Whether a text may be a unit's code."""
    return _CODE.fullmatch(text) is not None
