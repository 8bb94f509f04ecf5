"""Institutions: registered, confirmed, revised or abolished."""

from contracts.events import institution
from services.reporting.domain.folding.happening import Happening, Rules
from services.reporting.domain.rows.outcomes.institution import (
    InstitutionRow,
    InstitutionState,
    Served,
)


def registered(_: None, now: Happening) -> InstitutionRow:
    """InstitutionRegistered."""
    fact = now.fact
    return InstitutionRow(
        id=now.event.aggregate_id,
        title=fact.title,
        act=fact.act,
        document_number=fact.document_number,
        dated=fact.dated,
        unit=fact.registered_by,
        serves=tuple(Served(task=one.task, measure=one.measure) for one in fact.serves),
        registered_on=now.day,
        file_sha256=fact.file_sha256,
        follows=fact.revises,
    )


def confirmed(row: InstitutionRow, now: Happening) -> InstitutionRow:
    """InstitutionConfirmed."""
    return row.but(confirmed_on=now.day)


def revised(row: InstitutionRow, now: Happening) -> InstitutionRow:
    """InstitutionRevised."""
    fact = now.fact
    return row.but(
        state=InstitutionState.REVISED,
        ended_on=fact.revised_on,
        followed_by=fact.revised_by,
        followed_by_document=fact.revised_by_document,
    )


def abolished(row: InstitutionRow, now: Happening) -> InstitutionRow:
    """InstitutionAbolished."""
    fact = now.fact
    return row.but(
        state=InstitutionState.ABOLISHED,
        ended_on=fact.abolished_on,
        reason=fact.reason,
        followed_by=fact.replaced_by,
        followed_by_document=fact.replaced_by_document,
    )


RULES: Rules = {
    institution.InstitutionRegistered: registered,
    institution.InstitutionConfirmed: confirmed,
    institution.InstitutionRevised: revised,
    institution.InstitutionAbolished: abolished,
}
