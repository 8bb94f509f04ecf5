"""The post in which a caller acts, from the header Act-As: `post@unit`."""

from typing import Annotated
from urllib.parse import unquote

from fastapi import Depends, Header

from chassis.problems import ProblemError


def acting_post(act_as: Annotated[str | None, Header(max_length=400)] = None) -> str | None:
    """The post as text: percent-encoded, or UTF-8, which HTTP hands over as Latin-1."""
    if act_as is None:
        return None
    try:
        return unquote(act_as.encode("latin-1").decode())
    except UnicodeError:
        raise ProblemError(400, "act_as_unreadable", detail="Act-As is post@unit") from None


ActAs = Annotated[str | None, Depends(acting_post)]
