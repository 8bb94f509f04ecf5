"""Parameters that many routes share."""

from typing import Annotated

from fastapi import Depends, Query

from services.reporting.application.asking.desk import Asked

AsOf = Annotated[
    str | None,
    Query(
        max_length=32,
        description="what the ledger knew at the end of a date, or up to a position",
        openapi_examples={
            "date": {"value": "2021-12-31"},
            "position": {"value": "412"},
        },
    ),
]
MinPosition = Annotated[
    int | None,
    Query(
        ge=0,
        lt=2**63,
        description="wait up to 2 s until this position is shown, to read one's own write",
    ),
]

Campaign = Annotated[str | None, Query(max_length=200, description="id or name")]


def asked(as_of: AsOf = None, min_position: MinPosition = None) -> Asked:
    """The moment that the question is about."""
    return Asked(as_of, min_position)


Moment = Annotated[Asked, Depends(asked)]
