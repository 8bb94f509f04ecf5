"""Every sentence and word has both languages, and says the same values in each."""

import re
from string import Formatter

import pytest

from contracts.events.catalogue import FACTS
from deploy.embedded.cli.speech.refusals import REFUSALS
from deploy.embedded.cli.speech.sentences import SENTENCES
from deploy.embedded.cli.speech.tongue import Tongue
from deploy.embedded.cli.speech.vocabulary import VOCABULARY


def values(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


@pytest.mark.parametrize("key", SENTENCES)
def test_both_languages_say_the_same_values(key: str) -> None:
    chinese, english = SENTENCES[key]
    assert values(chinese) == values(english)
    assert not re.search("[\u4e00-\u9fff]", english)


def test_chinese_is_complete() -> None:
    both = [*REFUSALS.values(), *VOCABULARY.values()]
    assert all(re.search("[\u4e00-\u9fff]", chinese) for chinese, _ in both)
    assert not any(re.search("[\u4e00-\u9fff]", english) for _, english in both)


def test_every_event_named_is_one() -> None:
    assert {key for key in VOCABULARY if key.endswith(".v1")} <= FACTS.keys()


def test_a_refusal_is_told_as_the_service_said_it_or_with_the_option_that_helps() -> None:
    assert Tongue("zh").refusal("some_guard", "说明") == "被拒绝（some_guard）：说明"
    assert "--campaign" in Tongue("zh").refusal("campaign_needed", "several")
    assert "--campaign" in Tongue("en").refusal("campaign_needed", "several")
