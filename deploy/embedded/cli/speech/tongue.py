"""Says things in the language that was asked for, or else in the terminal's."""

from typing import Literal

from contracts.labels import LABELS
from deploy.embedded.cli.speech.refusals import REFUSALS
from deploy.embedded.cli.speech.sentences import SENTENCES
from deploy.embedded.cli.speech.vocabulary import VOCABULARY
from deploy.embedded.settings import prefers_chinese

Lang = Literal["zh", "en"]


class Tongue:
    """One of the two languages."""

    def __init__(self, lang: Lang | None = None) -> None:
        self.chinese = prefers_chinese() if lang is None else lang == "zh"

    @property
    def language(self) -> str:
        """The language as services call it."""
        return "zh-CN" if self.chinese else "en"

    def say(self, key: str, **values: object) -> str:
        """The sentence of this key; every key has both languages."""
        return self._chosen(SENTENCES[key]).format(**values)

    def word(self, value: str | None) -> str:
        """A value of a closed vocabulary; an unknown one as it is, None as nothing."""
        if value is None:
            return ""
        return self._chosen(VOCABULARY.get(value) or LABELS.get(value) or (value, value))

    def refusal(self, code: str, said: str) -> str:
        """Why a service refused: its code and its words, or the option that would help."""
        helps = self._chosen(REFUSALS[code]) if code in REFUSALS else said
        return self.say("refused", code=code, why=helps or code)

    def _chosen(self, both: tuple[str, str]) -> str:
        return both[0] if self.chinese else both[1]
