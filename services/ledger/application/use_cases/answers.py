"""Replies and institutions: facts of their own streams, paired into each task's."""

from uuid import UUID

from contracts.events.institution import InstitutionAbolished, InstitutionRevised
from contracts.identifiers import institution_id, reply_id
from services.ledger.application.workplace import Workplace
from services.ledger.domain import institution as institution_rules
from services.ledger.domain import reply as reply_rules
from services.ledger.domain.institution import Institution
from services.ledger.domain.reply import Reply
from services.ledger.domain.task.phases.closing import (
    pair_confirmation,
    pair_end,
    pair_institution,
    pair_reply,
)


async def reply_to_source(at: Workplace, _target: UUID, command: reply_rules.ReplyToSource) -> UUID:
    """Record the document, and in each task that it answered for."""
    reply = await at.session.load(Reply, reply_id(command.campaign, command.document_number))
    fact = reply_rules.reply_to_source(reply, command, at.by)
    at.session.record(reply, fact)
    for one in command.tasks:
        task = await at.task(one)
        at.session.record(task, pair_reply(task, reply, fact))
    return reply.id


async def register_institution(
    at: Workplace, _target: UUID, command: institution_rules.RegisterInstitution
) -> UUID:
    """Register the rule, and in each task whose measure promised it; what it revises ends."""
    rule = await at.session.load(Institution, institution_id(command.document_number))
    file = at.file(command.receipt, command.serves[0].task)
    fact = institution_rules.register_institution(rule, command, file, at.by)
    rule, _ = at.session.record(rule, fact)
    for served in command.serves:
        task = await at.task(served.task)
        at.session.record(task, pair_institution(task, rule, fact, served.measure))
    if command.revises:
        older = await at.session.load(Institution, command.revises)
        revised = institution_rules.revise_institution(older, rule, _answering(at, older), at.by)
        await _end(at, older, revised)
    return rule.id


async def confirm_institution(
    at: Workplace, target: UUID, command: institution_rules.ConfirmInstitution
) -> UUID:
    """Confirm the rule, and in each task that it serves."""
    rule = await at.session.load(Institution, target)
    at.session.record(rule, institution_rules.confirm_institution(rule, command, at.by))
    for id_ in dict.fromkeys(one.task for one in rule.facts.serves):
        task = await at.task(id_)
        at.session.record(task, pair_confirmation(task, rule, command.opinion))
    return target


async def abolish_institution(
    at: Workplace, target: UUID, command: institution_rules.AbolishInstitution
) -> UUID:
    """Abolish the rule, and remember it in each task that it served."""
    rule = await at.session.load(Institution, target)
    other = command.replaced_by
    replacement = await at.session.load(Institution, other) if other else None
    fact = institution_rules.abolish_institution(
        rule, command, replacement, _answering(at, rule), at.by
    )
    await _end(at, rule, fact)
    return target


def _answering(at: Workplace, rule: Institution) -> str:
    """The unit that registered the rule, or what it was merged into since."""
    unit = rule.facts.registered_by
    return at.directory.successors.get(unit, unit)


async def _end(
    at: Workplace, rule: Institution, fact: InstitutionRevised | InstitutionAbolished
) -> None:
    at.session.record(rule, fact)
    for id_ in dict.fromkeys(one.task for one in rule.facts.serves):
        task = await at.task(id_)
        at.session.record(task, pair_end(task, rule, fact))
