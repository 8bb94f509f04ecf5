"""What the guard of independence read of those who judge the task in the examples."""

from datetime import date

from contracts.events.parts import Independence
from contracts.identifiers import officer_id


def independent(account: str) -> Independence:
    """The person of this account has held the post since 2020-01-01."""
    return Independence(officer=officer_id(account), officer_version=2, held_since=date(2020, 1, 1))
