"""Writes a message in the reader's language from templates: subject, plain text, HTML.

A template's first line is the subject, the rest the text. Values are single lines, so that none
can add a header or a paragraph; HTML is escaped. A language that has no templates reads zh-CN.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jinja2 import (
    BaseLoader,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateRuntimeError,
    pass_context,
)
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

    def __init__(self, folder: Path = TEMPLATES, edited: Mapping[str, str] | None = None) -> None:
        """`edited` has the office's own texts by file, and may change at any time."""
        self._plain = environment_of({} if edited is None else edited, folder)
        self._built_in = environment_of({}, folder)
        self._html = environment_of({}, folder, escaped=True)

    def write(self, template: str, language: str, values: Mapping[str, str]) -> Text:
        """The message; raises WordingError where template or value is missing.

        An office's text that does not fit a message, as one of long ago, gives way to the built-in.
        """
        with suppress(TemplateError):
            return self._written(self._plain, template, language, values)
        try:
            return self._written(self._built_in, template, language, values)
        except TemplateError as error:
            raise WordingError(f"{template} ({language}): {error}") from error

    def _written(
        self,
        environment: SandboxedEnvironment,
        template: str,
        language: str,
        values: Mapping[str, str],
    ) -> Text:
        spoken = spoken_for(language)
        source = environment.get_template(f"{spoken}/{template}.txt")
        return self.laid_out(rendered(source, spoken, values), spoken)

    def laid_out(self, text: str, language: str) -> Text:
        """The message that a rendered template is; its first line is the subject."""
        first, _, body = text.partition("\n")
        subject = "".join(each for each in " ".join(first.split()) if each.isprintable())
        plain = body.strip() + "\n"
        paragraphs = [part.strip() for part in plain.split("\n\n") if part.strip()]
        letter = self._html.get_template("letter.html")
        html = letter.render(language=language, subject=subject, paragraphs=paragraphs)
        return Text(subject, plain, html)


class _Sources(BaseLoader):
    """The office's texts before the files that the notifier comes with."""

    def __init__(self, folder: Path, edited: Mapping[str, str]) -> None:
        self._files = FileSystemLoader(folder)
        self._edited = edited

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        """The text now, and how to tell later that it is still the one."""
        source = self._edited.get(template)
        if source is not None:
            return source, None, lambda: self._edited.get(template) == source
        text, path, unchanged = self._files.get_source(environment, template)
        return text, path, lambda: template not in self._edited and unchanged()


def rendered(source: Template, language: str, values: Mapping[str, str]) -> str:
    """The text of a template with these values, each a single line."""
    lines = {name: " ".join(value.split()) for name, value in values.items()}
    return source.render({"part": "", **lines, "language": language})


def environment_of(
    edited: Mapping[str, str], folder: Path = TEMPLATES, *, escaped: bool = False
) -> SandboxedEnvironment:
    """The engine over the built-in files, before which these texts stand."""
    loader = _Sources(folder, edited)
    environment = SandboxedEnvironment(loader=loader, autoescape=escaped, undefined=StrictUndefined)
    environment.filters["day"] = _day
    return environment


def spoken_for(language: str) -> str:
    """The language of the templates for a reader of this one."""
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
    """A day as readers of the language write it; nothing for none."""
    if not value:
        return ""
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise TemplateRuntimeError("this is no day") from None
    if context["language"] == "en":
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    return f"{day.year}年{day.month}月{day.day}日"
