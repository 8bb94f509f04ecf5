"""Writes a message in the reader's language from templates: subject, plain text, HTML.

A template's first line is the subject, the rest the text. Values are single lines, so that none
can add a header or a paragraph; HTML is escaped. A language that has no templates reads zh-CN.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError, pass_context
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment

TEMPLATES = Path(__file__).parent.parent / "templates"
LANGUAGES = ("zh-CN", "en")


class WordingError(Exception):
    """A message cannot be written: its template or a value in it is missing."""


@dataclass(frozen=True, slots=True)
class Text:
    """A message as written for one reader."""

    subject: str
    plain: str
    html: str


class Wording:
    """The templates of all languages."""

    def __init__(self, folder: Path = TEMPLATES) -> None:
        self._plain = _environment(folder, escaped=False)
        self._html = _environment(folder, escaped=True)

    def write(self, template: str, language: str, values: Mapping[str, str]) -> Text:
        """The message; raises WordingError where template or value is missing."""
        try:
            return self._written(template, language, values)
        except TemplateError as error:
            raise WordingError(f"{template} ({language}): {error}") from error

    def _written(self, template: str, language: str, values: Mapping[str, str]) -> Text:
        spoken = _spoken(language)
        lines = {name: " ".join(value.split()) for name, value in values.items()}
        source = self._plain.get_template(f"{spoken}/{template}.txt")
        subject, _, body = source.render({"part": "", **lines, "language": spoken}).partition("\n")
        plain = body.strip() + "\n"
        paragraphs = [part.strip() for part in plain.split("\n\n") if part.strip()]
        letter = self._html.get_template("letter.html")
        html = letter.render(language=spoken, subject=subject, paragraphs=paragraphs)
        return Text(subject.strip(), plain, html)


def _environment(folder: Path, *, escaped: bool) -> SandboxedEnvironment:
    environment = SandboxedEnvironment(
        loader=FileSystemLoader(folder), autoescape=escaped, undefined=StrictUndefined
    )
    environment.filters["day"] = _day
    return environment


def _spoken(language: str) -> str:
    family = language.partition("-")[0].lower()
    return next((each for each in LANGUAGES if each.partition("-")[0] == family), LANGUAGES[0])


_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@pass_context
def _day(context: Context, value: str) -> str:
    """A day as readers of the language write it."""
    day = date.fromisoformat(value)
    if context["language"] == "en":
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    return f"{day.year}年{day.month}月{day.day}日"
