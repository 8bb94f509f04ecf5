"""What events of institutions after their confirmation are called and say, here and in tasks."""

from services.reporting.application.wording.titles import Wording

_REVISED = Wording(
    ("修订制度", "Institution revised"),
    (
        "{document_number}由{revised_by_document}取代（{revised_on}）",
        "{document_number} gave way to {revised_by_document} on {revised_on}",
    ),
)
_ABOLISHED = Wording(
    ("废止制度", "Institution abolished"),
    (
        "{document_number}自{abolished_on}废止：{reason}；替代：{replaced_by_document}",
        "{document_number} ended on {abolished_on}: {reason}. In its place: {replaced_by_document}",
    ),
)

OUTCOMES: dict[str, Wording] = {
    "institution.revised.v1": _REVISED,
    "institution.abolished.v1": _ABOLISHED,
    "task.institution_revised.v1": _REVISED,
    "task.institution_abolished.v1": _ABOLISHED,
}
