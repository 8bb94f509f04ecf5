"""`taizhang erase`: deletes the key of a person's name and addresses; their acts stay.

Asks before it does so, unless told `--yes`; without a terminal to ask on it does nothing.
"""

from typing import Annotated
from uuid import UUID

import typer

from contracts.identifiers import officer_id
from deploy.embedded.cli.desk import Desk, desk
from deploy.embedded.cli.options import DEFAULT_DATA, OFFICE, Acting, Data, Speaking


def erase(
    person: Annotated[
        str, typer.Argument(metavar="PERSON", help="账号或人员编号。 Account or officer id.")
    ],
    reason: Annotated[str | None, typer.Option(help="原因，记入账。 Why; it is recorded.")] = None,
    yes: Annotated[bool, typer.Option("--yes", help="不再询问。 Do not ask.")] = False,
    as_: Acting = OFFICE,
    data: Data = DEFAULT_DATA,
    lang: Speaking = None,
) -> None:
    """永久删除一个人的姓名和联系方式。 Delete a person's name and addresses, for good.

    例 Example: taizhang erase lxy-clerk --reason 本人申请 --yes
    """
    with desk(data, lang) as at:
        why = reason or typer.prompt(at.tongue.say("ask_reason"))
        if not (yes or typer.confirm(at.tongue.say("ask_erase", person=person))):
            at.paper.print(at.tongue.say("not_erased"))
            raise typer.Exit(1)
        position = erased_at(at, as_, person, why)
        at.paper.print(at.tongue.say("erased", person=person, position=position))


def erased_at(at: Desk, name: str, person: str, reason: str) -> int:
    """Give the command; the position of its event."""
    path = f"officers/{person_id(person)}/erase-person"
    return int(at.client.ledger(name).command(path, {"reason": reason})["position"])


def person_id(person: str) -> UUID:
    """The officer's id, given as such or as an account."""
    try:
        return UUID(person)
    except ValueError:
        return officer_id(person)
