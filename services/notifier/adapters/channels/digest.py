"""Writes a daily digest: the subject of each message in it, in the reader's language."""

import json

from jinja2 import TemplateError

from services.notifier.adapters.channels.wording import (
    Text,
    Wording,
    WordingError,
    environment_of,
    spoken_for,
)
from services.notifier.application.sending.letter import Letter
from services.notifier.domain.wishes.kinds import DIGEST


def digest_text(wording: Wording, language: str, letter: Letter) -> Text:
    """The digest that the letter holds; raises WordingError where a part cannot be written."""
    spoken = spoken_for(language)
    lists = {
        name: [wording.write(one["template"], language, one["values"]).subject for one in parts]
        for name, parts in json.loads(letter.content or "{}").items()
    }
    try:
        template = environment_of({}).get_template(f"{spoken}/{DIGEST}.txt")
        text = template.render(**letter.values, **lists, language=spoken)
    except TemplateError as error:
        raise WordingError(f"{DIGEST} ({language}): {error}") from error
    return wording.laid_out(text, spoken)
