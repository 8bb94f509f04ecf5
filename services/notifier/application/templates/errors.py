"""Why a text is not kept."""

from services.notifier.application.templates.faults import said
from services.notifier.application.templates.ports import Fault


class TemplateRefusedError(Exception):
    """A text that is no template; `extensions` has all that is wrong with it, by line."""

    code = "template_refused"

    def __init__(self, reason: str, faults: list[Fault]) -> None:
        super().__init__(reason)
        self.extensions = {"faults": [said(fault) for fault in faults]}


class ChangedMeanwhileError(Exception):
    """Somebody else kept another version first."""

    code = "changed_meanwhile"
