"""Units registered, renamed, moved, closed and merged (office).

The guards look at the directory's snapshot, whose version the append checks: nobody is appointed
to a unit, and no unit put below it, while it ends.
"""

from uuid import UUID

from contracts.identifiers import unit_id
from contracts.words import Role
from services.ledger.application.workplace import Workplace
from services.ledger.domain.directory import restructuring as rules
from services.ledger.domain.directory.appointing import RelieveOfficer, relieve_officer
from services.ledger.domain.directory.officer import Officer
from services.ledger.domain.directory.unit import RegisterUnit, Unit
from services.ledger.domain.directory.unit import register_unit as register


async def register_unit(at: Workplace, _target: UUID, command: RegisterUnit) -> UUID:
    """Register a unit, under the id of its code."""
    at.by.require(Role.OFFICE)
    unit = await at.session.load(Unit, unit_id(command.code))
    parent = await at.session.load(Unit, unit_id(command.parent)) if command.parent else None
    at.session.record(unit, register(unit, command, parent))
    return unit.id


async def rename_unit(at: Workplace, target: UUID, command: rules.RenameUnit) -> UUID:
    """Give a unit another name."""
    at.by.require(Role.OFFICE)
    unit = await at.session.load(Unit, target)
    at.session.record(unit, rules.rename_unit(unit, command, _tree(at)))
    return target


async def move_unit(at: Workplace, target: UUID, command: rules.MoveUnit) -> UUID:
    """Put a unit below another parent."""
    at.by.require(Role.OFFICE)
    unit = await at.session.load(Unit, target)
    parent = await at.session.load(Unit, unit_id(command.parent))
    at.session.record(unit, rules.move_unit(unit, command, parent, _tree(at)))
    return target


async def close_unit(at: Workplace, target: UUID, command: rules.CloseUnit) -> UUID:
    """Dissolve a unit that leads no task that still has to be worked."""
    at.by.require(Role.OFFICE)
    unit = await at.session.load(Unit, target)
    fact = rules.close_unit(unit, command, _tree(at))
    led = await at.session.tasks_led_by(fact.code)
    rules.require_no_task(fact.code, sorted(task.facts.number for task in led))
    at.session.record(unit, fact)
    return target


async def merge_unit(at: Workplace, target: UUID, command: rules.MergeUnit) -> UUID:
    """Let a unit go over into another one and end the posts in it.

    A post that was to end on a later day already ends on that day.
    """
    at.by.require(Role.OFFICE)
    unit = await at.session.load(Unit, target)
    into = await at.session.load(Unit, unit_id(command.into))
    fact = rules.merge_unit(unit, command, into, _tree(at))
    at.session.record(unit, fact)
    today = at.by.moment.today
    for post, id_ in at.directory.unended(fact.code):
        officer = await at.session.load(Officer, id_)
        relief = RelieveOfficer(post=post, unit=fact.code, until=today)
        at.session.record(officer, relieve_officer(officer, relief, today))
    return target


def _tree(at: Workplace) -> rules.Tree:
    today = at.by.moment.today
    return rules.Tree(today, at.directory.parents, at.directory.staffed_after(today))
