"""Templates: listed, shown, tried, kept, put back."""

from collections.abc import Awaitable, Callable
from typing import Annotated

from fastapi import APIRouter, Depends

from services.notifier.application.templates.edit import EditTemplates
from services.notifier.application.templates.ports import Name
from services.notifier.entrypoints.http.caller import Caller, office, office_or_auditor
from services.notifier.entrypoints.http.templates.shown import (
    Edit,
    ListedTemplate,
    Preview,
    PutBack,
    ShownTemplate,
    TemplateList,
    Trial,
)


def template_routes(
    caller: Callable[..., Awaitable[Caller]], templates: EditTemplates
) -> APIRouter:
    """The routes."""
    router = APIRouter(prefix="/v1/templates", tags=["templates"])
    one = "/{template}/{language}"
    by_office = Annotated[Caller, Depends(office(caller))]
    readers = [Depends(office_or_auditor(caller))]

    @router.get("", operation_id="list_templates", dependencies=readers)
    async def list_templates() -> TemplateList:
        """Office and auditor."""
        found = await templates.listed()
        return TemplateList(items=[ListedTemplate.of(*each) for each in found])

    @router.get(one, operation_id="show_template", dependencies=readers)
    async def show_template(template: str, language: str) -> ShownTemplate:
        """Office and auditor: the text, what it may speak of, and who changed it when."""
        return ShownTemplate.of(await templates.shown(Name(template, language)))

    @router.post(f"{one}/preview", operation_id="preview_template", dependencies=readers)
    async def preview_template(template: str, language: str, trial: Trial) -> Preview:
        """Office and auditor: the message that a text makes of an example event."""
        it = await templates.tried(Name(template, language), trial.source, trial.values)
        return Preview(subject=it.subject, text=it.plain, html=it.html)

    @router.put(one, operation_id="keep_template")
    async def keep_template(
        template: str, language: str, edit: Edit, by: by_office
    ) -> ShownTemplate:
        """Office: keep a text as the next version; 422 names each fault with its line."""
        name = Name(template, language)
        kept = await templates.keep(name, edit.source, edit.seen, by.reader.officer)
        return ShownTemplate.of(kept)

    @router.post(f"{one}/put-back", operation_id="put_template_back")
    async def put_template_back(
        template: str, language: str, what: PutBack, by: by_office
    ) -> ShownTemplate:
        """Office: let the built-in text be in force again."""
        name = Name(template, language)
        return ShownTemplate.of(await templates.put_back(name, what.seen, by.reader.officer))

    return router
