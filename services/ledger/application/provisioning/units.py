"""A unit made what the identity system wants: registered, renamed, moved, staffed, closed.

Being a member of a group means holding a post in the unit: who is added becomes 经办人, the post
that decides nothing; who is taken out is relieved of every post there.
"""

from datetime import date
from uuid import UUID

from contracts.identifiers import unit_id
from contracts.labels import Term
from services.ledger.application.ports import DirectorySnapshot
from services.ledger.application.provisioning.people import appoint, relieve
from services.ledger.application.provisioning.wanted import WantedPost, WantedUnit
from services.ledger.application.session import Session
from services.ledger.domain.directory import restructuring as rules
from services.ledger.domain.directory.officer import Officer
from services.ledger.domain.directory.unit import RegisterUnit, Unit, register_unit
from services.ledger.domain.kernel.refusals import Unacceptable

MEMBER = "经办人"
CLOSED = "身份系统停用该单位"


async def add_unit(
    session: Session, directory: DirectorySnapshot, wanted: WantedUnit, today: date
) -> UUID:
    """A new unit, with its members; only the first of all stands below none."""
    command = RegisterUnit(
        code=wanted.code,
        name=wanted.name,
        short_name=wanted.short_name,
        parent=wanted.parent,
        kind=wanted.kind,
        valid_from=wanted.valid_from or today,
    )
    if command.parent is None and directory.parents:
        raise Unacceptable("say below which unit {unit} stands", unit=command.code)
    unit = await session.load(Unit, unit_id(command.code))
    parent = await session.load(Unit, unit_id(command.parent)) if command.parent else None
    session.record(unit, register_unit(unit, command, parent))
    await _staff(session, directory, wanted, today)
    return unit.id


async def keep_unit(
    session: Session, directory: DirectorySnapshot, wanted: WantedUnit, today: date
) -> None:
    """A unit that is there becomes what is wanted; what is so already is left alone."""
    unit = (await session.load(Unit, unit_id(wanted.code))).require_open()
    tree = tree_of(directory, today)
    day = wanted.valid_from if wanted.valid_from and unit.changed_on < wanted.valid_from else today
    if (wanted.name, wanted.short_name) != (unit.name, unit.short_name):
        rename = rules.RenameUnit(name=wanted.name, short_name=wanted.short_name, valid_from=day)
        unit, _ = session.record(unit, rules.rename_unit(unit, rename, tree))
    if wanted.parent is not None and wanted.parent != unit.parent:
        move = rules.MoveUnit(parent=wanted.parent, valid_from=day)
        parent = await session.load(Unit, unit_id(move.parent))
        session.record(unit, rules.move_unit(unit, move, parent, tree))
    await _staff(session, directory, wanted, today)


async def close_unit(
    session: Session, directory: DirectorySnapshot, id_: UUID, today: date
) -> None:
    """A unit in which nobody holds a post, and which leads no work, is closed."""
    unit = await session.load(Unit, id_)
    command = rules.CloseUnit(valid_from=today, reason=CLOSED)
    fact = rules.close_unit(unit, command, tree_of(directory, today))
    led = await session.tasks_led_by(fact.code)
    rules.require_no_task(fact.code, sorted(task.facts.number for task in led))
    session.record(unit, fact)


def tree_of(directory: DirectorySnapshot, today: date) -> rules.Tree:
    """What decisions about units look at."""
    return rules.Tree(today, directory.parents, directory.staffed_after(today))


async def _staff(
    session: Session, directory: DirectorySnapshot, wanted: WantedUnit, today: date
) -> None:
    if wanted.members is None:
        return
    held = {officer for _, officer in directory.unended(wanted.code)}
    for person in sorted(held - wanted.members):
        relieve(session, await session.load(Officer, person), today, wanted.code)
    for person in sorted(wanted.members - held):
        officer = await session.load(Officer, person)
        if not officer.exists:
            raise Unacceptable("no {kind} with the id {id}", kind=Term("officer"), id=person)
        await appoint(session, officer, WantedPost(MEMBER, wanted.code), today)
