"""Directory facts for a bundle: units and posts as they stood, people by opaque id, no names."""

import re
from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from contracts.proofs.bundle.layout import StoredEvent
from services.reporting.application.asking.desk import View
from services.reporting.domain.rows.directory import OfficerRow

_ID = re.compile(rb"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def people_in(events: Iterable[StoredEvent]) -> set[UUID]:
    """Whoever the events name, among ids of other things."""
    return {UUID(found.decode()) for _, stored in events for found in _ID.findall(stored)}


async def directory_facts(view: View, people: Collection[UUID] | None) -> dict[str, Any]:
    """All units, and the posts of these people (None: of everybody), at the view's position."""
    officers = await view.snapshot.all(OfficerRow)
    shown = [row for row in officers if people is None or row.id in people]
    units = sorted(view.tree.by_code.values(), key=lambda row: row.code)
    return {
        "position": view.position,
        "units": [
            {"code": row.code, "name": row.name, "parent": row.parent, "kind": row.unit_kind}
            for row in units
        ],
        "officers": [_posts(row) for row in sorted(shown, key=lambda row: str(row.id))],
    }


def _posts(row: OfficerRow) -> dict[str, Any]:
    return {
        "id": str(row.id),
        "posts": [each.model_dump(mode="json") for each in row.appointments],
        "deputy": [each.model_dump(mode="json") for each in row.deputyships],
    }
