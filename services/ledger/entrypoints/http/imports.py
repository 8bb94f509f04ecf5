"""Excel files in: previewed, and recorded all or nothing.

For the office; in a store without officers also for a credential with the scope `bootstrap`,
which brings in the directory.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict, replace
from datetime import date
from functools import partial
from typing import Annotated, Any
from urllib.parse import unquote

from fastapi import APIRouter, Depends, Header, Query, Request, Response
from pydantic import BaseModel, JsonValue
from pydantic_core import to_jsonable_python

from chassis.middleware.correlation import current_correlation
from chassis.problems import ProblemError
from chassis.tokens import ActAs, Bearer
from contracts.words import SourceKind
from services.ledger.application.importing.changes.change import Change, digest_of
from services.ledger.application.importing.options import ImportOptions, Registration
from services.ledger.application.importing.preview import ImportPreview
from services.ledger.application.importing.remarks.faults import Fault, UnreadableWorkbookError
from services.ledger.application.recording.importer import Imported, Importer, Wish
from services.ledger.domain.kernel.refusals import Unacceptable
from services.ledger.entrypoints.http.refused import AccessLogged

LARGEST_FILE = 20 * 1024 * 1024


class ImportWish:
    """The options of an import, as query parameters."""

    def __init__(
        self,
        opened: Annotated[date | None, Query(description="needed where a campaign opens")] = None,
        campaign: Annotated[str | None, Query(max_length=200)] = None,
        source: SourceKind | None = None,
        mapping: Annotated[list[str], Query(alias="map", description="NAME=CODE")] = [],  # noqa: B006
        register: Annotated[list[str], Query(description="NAME=CODE:PARENT")] = [],  # noqa: B006
        dry_run: bool = False,
    ) -> None:
        options = partial(
            ImportOptions,
            campaign=campaign,
            source=source,
            mapping=dict(_pair(one, "map") for one in mapping),
            register={name: _registration(code) for name, code in _pairs(register)},
        )
        self.wish = Wish(options, opened, campaign, dry_run)


class DirectoryWish:
    """What of a directory's changes is wanted, as query parameters."""

    def __init__(
        self,
        whole: Annotated[
            bool, Query(description="a directory that is complete: who is not in it has left")
        ] = False,
        confirm: Annotated[
            str | None,
            Query(max_length=64, description="the preview's `changes_digest`, to record them"),
        ] = None,
    ) -> None:
        self.whole = whole
        self.confirmed = confirm


def wished(
    given: Annotated[ImportWish, Depends()], changes: Annotated[DirectoryWish, Depends()]
) -> Wish:
    """All that the caller says beside the file."""
    return replace(given.wish, whole=changes.whole, confirmed=changes.confirmed)


class ImportAnswer(BaseModel):
    """What was understood, and what was recorded; `position` is null when nothing was new."""

    form: str
    recorded: bool
    position: int | None
    events: int
    counts: dict[str, int]
    campaign: str | None
    findings: list[dict[str, JsonValue]]
    tasks: list[dict[str, JsonValue]]
    notices: list[dict[str, JsonValue]]
    lacks: list[dict[str, JsonValue]]
    new_units: list[str]
    changes: list[dict[str, JsonValue]]
    changes_digest: str | None


def router(
    importer: Importer, known: Callable[..., Awaitable[Bearer]], logged: AccessLogged
) -> APIRouter:
    """The route of imports."""
    routes = APIRouter(prefix="/v1/imports", tags=["imports"])

    @routes.post("", operation_id="import_ledger", response_model=ImportAnswer)
    async def import_ledger(
        request: Request,
        bearer: Annotated[Bearer, Depends(known)],
        wish: Annotated[Wish, Depends(wished)],
        response: Response,
        file_name: Annotated[str, Header(max_length=900)] = "import.xlsx",
        act_as: ActAs = None,
    ) -> ImportAnswer:
        """Import a directory or a ledger sent as the body; `dry_run` only previews."""
        name = unquote(file_name)
        async with logged.refusals(bearer, "import_ledger", name):
            actor = await importer.actor(
                bearer.subject,
                act_as,
                bootstrap="bootstrap" in bearer.scopes,
            )
            if not name.isprintable():
                raise Unacceptable("File-Name is one line of printable text")
            data = await request.body()
            try:
                done = await importer.run(data, name, wish, actor, current_correlation())
            except UnreadableWorkbookError as error:
                raise _faulty([error.fault], None) from None
        if done.faults:
            raise _faulty(done.faults, done.preview)
        response.status_code = 201 if done.appended else 200
        return _answer(done)

    return routes


def _answer(done: Imported) -> ImportAnswer:
    seen, ledger, appended = done.preview, done.preview.ledger, done.appended
    return ImportAnswer(
        form=seen.form.value,
        recorded=appended is not None,
        position=appended.position if appended else None,
        events=len(appended.answer["events"]) if appended else 0,
        counts=asdict(seen.counts),
        campaign=ledger.campaign_name if ledger else None,
        findings=[
            {"number": one.number, "source": one.source, "text": one.text}
            for one in (ledger.findings if ledger else ())
        ],
        tasks=[_task(one) for one in (ledger.tasks if ledger else ())],
        notices=[_fault(one) for one in seen.notices],
        lacks=[asdict(one) for one in seen.lacks],
        new_units=[one.code for one in seen.new_units],
        changes=[_change(one) for one in seen.changes],
        changes_digest=digest_of(seen.changes) if seen.changes else None,
    )


def _change(one: Change) -> dict[str, JsonValue]:
    """A difference with the place where the file says it; null where its silence says it."""
    told: dict[str, JsonValue] = to_jsonable_python(asdict(one))
    at = one.at
    place = {"sheet": at.sheet if at else None, "row": at.row if at else None}
    return {"kind": one.kind, **{name: told[name] for name in told if name != "at"}, **place}


def _task(one: Any) -> dict[str, JsonValue]:
    return {
        "number": one.number,
        "finding": one.finding_number,
        "title": one.title,
        "lead_unit": one.responsibility.lead_unit if one.responsibility else None,
        "measures": [
            {
                "number": m.number,
                "text": m.text,
                "type": m.type.value if m.type else None,
                "type_derived": m.type_derived,
                "deadline": m.deadline.isoformat() if m.deadline else None,
                "deadline_derived": m.deadline_derived,
                "long_term": m.long_term,
                "declared_progress": m.declared_progress,
            }
            for m in one.measures
        ],
    }


def _faulty(faults: Sequence[Fault], seen: ImportPreview | None) -> ProblemError:
    extensions: dict[str, JsonValue] = {"faults": [_fault(one) for one in faults]}
    if seen is not None:
        extensions["unknown_units"] = [
            {"name": one.name, "nearest": [{"name": n, "code": c} for n, c in one.nearest]}
            for one in seen.unknown_units
        ]
    return ProblemError(
        422,
        "import_faults",
        detail="{faults} faults; nothing was recorded",
        values={"faults": len(faults)},
        extensions=extensions,
    )


def _fault(one: Fault) -> dict[str, JsonValue]:
    return {
        "sheet": one.sheet,
        "row": one.row,
        "column": one.column,
        "code": one.code,
        "reason": one.reason("zh-CN"),
        "reason_en": one.reason("en"),
    }


def _pairs(given: Sequence[str]) -> list[tuple[str, str]]:
    return [_pair(one, "register") for one in given]


def _pair(text: str, option: str) -> tuple[str, str]:
    name, _, value = text.rpartition("=")
    if not name or not value:
        raise ProblemError(
            422,
            "import_option",
            detail="{option} is NAME=CODE, not {text}",
            values={"option": option, "text": text},
        )
    return name, value


def _registration(text: str) -> Registration:
    code, _, parent = text.partition(":")
    return Registration(code, parent or None)
