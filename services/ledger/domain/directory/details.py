"""What is known of a person changes: name, addresses, language, and whether the account is used.

Posts are ended by their own facts; an account that is suspended or removed is given none.
"""

from collections.abc import Mapping
from dataclasses import replace

from contracts.events.directory.officer import OfficerDetailsChanged
from contracts.events.fact import Sealed
from contracts.words import AccountStanding
from services.ledger.domain.directory.appointing import Address, Language
from services.ledger.domain.directory.officer import Officer
from services.ledger.domain.kernel.command import Command, Line
from services.ledger.domain.kernel.refusals import GuardRefused

SEALED = ("name", "email", "phone", "external_id")
"""What is personal, by its name in command and fact."""


class ChangeDetails(Command):
    """Change what is known of a person; what is left out stays, null takes it away."""

    name: Line | None = None
    email: Address | None = None
    phone: Line | None = None
    external_id: Line | None = None
    language: Language | None = None


def change_details(
    officer: Officer,
    sealed: Mapping[str, Sealed | None],
    language: str | None = None,
    standing: AccountStanding | None = None,
) -> OfficerDetailsChanged:
    """Something changes, and a name stays; `sealed` are the personal data that change.

    Whether they differ from what is sealed already only the caller, who opened it, can tell.
    """
    before = officer.require().details
    if officer.erased or before is None:
        raise GuardRefused("erased", "this person's data is erased")
    if "name" in sealed and sealed["name"] is None:
        raise GuardRefused("name_missing", "an officer needs a name")
    after = replace(
        before,
        language=language or before.language,
        standing=standing or before.standing,
        **sealed,  # type: ignore[arg-type]
    )
    if after == before:
        raise GuardRefused("details_unchanged", "all this is known of the person already")
    return OfficerDetailsChanged(account=officer.account, **vars(after))
