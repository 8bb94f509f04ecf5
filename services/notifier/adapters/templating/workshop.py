"""The built-in templates as an office edits them, and texts tried with example events."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from traceback import walk_tb

from jinja2 import TemplateError, nodes

from services.notifier.adapters.channels.wording import (
    LANGUAGES,
    TEMPLATES,
    Wording,
    environment_of,
    rendered,
)
from services.notifier.adapters.templating.examples import PARTS, example
from services.notifier.adapters.templating.validating import Speech, faults_of, speech_of
from services.notifier.application.errors import NotFoundError
from services.notifier.application.templates.ports import Fault, Name, Written


class JinjaWorkshop:
    """See the port `Workshop`; a template that goes through a list is not for editing."""

    def __init__(self, folder: Path = TEMPLATES) -> None:
        self._folder = folder
        self._engine = environment_of({}, folder)
        self._wording = Wording(folder)

    def names(self) -> list[Name]:
        """All that may be edited, by template and language."""
        return [Name(each, language) for each in self._speech for language in LANGUAGES]

    def built_in(self, name: Name) -> str:
        """The text that the notifier comes with."""
        if name.template not in self._speech or name.language not in LANGUAGES:
            raise NotFoundError("there is no such template")
        return self._text(f"{name.language}/{name.template}.txt")

    def variables(self, template: str) -> frozenset[str]:
        """What the built-in texts of all languages speak of."""
        return self._speech[template].variables

    def faults(self, name: Name, source: str) -> list[Fault]:
        """Faults of form; without any, the first text that cannot be written, with its line."""
        speech = self._speech[name.template]
        return faults_of(self._engine, source, speech) or list(self._failing(name, source))[:1]

    def tried(self, name: Name, source: str, values: Mapping[str, str]) -> Written:
        """The message that the text makes of an example."""
        text = self._rendered(name, source, values)
        it = self._wording.laid_out(text, name.language)
        return Written(it.subject, it.plain, it.html)

    def _failing(self, name: Name, source: str) -> Iterator[Fault]:
        for part in PARTS:
            try:
                self._rendered(name, source, {"part": part})
            except (TemplateError, TypeError, ValueError) as error:
                yield Fault(_line_of(error), "fails", str(error))

    def _rendered(self, name: Name, source: str, values: Mapping[str, str]) -> str:
        given = example(self.variables(name.template), values)
        return rendered(self._engine.from_string(source), name.language, given)

    @cached_property
    def _speech(self) -> dict[str, Speech]:
        found = sorted(path.stem for path in (self._folder / LANGUAGES[0]).glob("*.txt"))
        return {each: self._read(each) for each in found if not self._has_lists(each)}

    def _has_lists(self, template: str) -> bool:
        text = self._text(f"{LANGUAGES[0]}/{template}.txt")
        return self._engine.parse(text).find(nodes.For) is not None

    def _read(self, template: str) -> Speech:
        files = [f"{language}/{template}.txt" for language in LANGUAGES]
        own = [speech_of(self._engine, self._text(file)) for file in files]
        included = frozenset[str]().union(*(each.includes for each in own))
        inner = [speech_of(self._engine, self._text(file)) for file in included]
        spoken = (each.variables for each in (*own, *inner))
        return Speech(frozenset({"part"}).union(*spoken), included)

    def _text(self, file: str) -> str:
        return (self._folder / file).read_text(encoding="utf-8")


def _line_of(error: BaseException) -> int:
    """The line of the template at which it failed: the engine puts templates into tracebacks."""
    lines = [line for frame, line in walk_tb(error.__traceback__) if _is_template(frame)]
    return lines[-1] if lines else 1


def _is_template(frame: object) -> bool:
    return getattr(getattr(frame, "f_code", None), "co_filename", "") == "<template>"
