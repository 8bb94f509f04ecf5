"""The tree of units: each parent exists, none is its own ancestor, one has no parent."""

from collections.abc import Mapping

from services.ledger.application.importing.forms.columns import Field
from services.ledger.application.importing.forms.table import RowReader
from services.ledger.application.importing.sheet import UnitDraft

Drafted = Mapping[str, tuple[UnitDraft, RowReader]]


def check_tree(drafts: Drafted, known: frozenset[str]) -> tuple[UnitDraft, ...]:
    """The drafts, parents first; what breaks the tree is blamed and stands last."""
    _blame_parents(drafts, known)
    _blame_roots(drafts)
    placed: dict[str, UnitDraft] = {}
    waiting = {code: draft for code, (draft, _) in drafts.items()}
    while ready := [c for c, draft in waiting.items() if draft.parent not in waiting]:
        placed |= {code: waiting.pop(code) for code in ready}
    for code, draft in waiting.items():
        if draft.parent in waiting:
            drafts[code][1].fault(Field.PARENT, "parent_cycle", path=f"{code} → {draft.parent}")
    return (*placed.values(), *waiting.values())


def _blame_parents(drafts: Drafted, known: frozenset[str]) -> None:
    for draft, row in drafts.values():
        if draft.parent and draft.parent not in drafts and draft.parent not in known:
            row.fault(Field.PARENT, "unknown_code", value=draft.parent)


def _blame_roots(drafts: Drafted) -> None:
    roots = [(draft, row) for draft, row in drafts.values() if draft.parent is None]
    for _, row in roots[1:]:
        row.fault(Field.PARENT, "second_root", value=roots[0][0].code)
