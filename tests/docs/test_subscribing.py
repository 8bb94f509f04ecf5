"""The pages on subscribing name every header and every kind of subject, in both languages."""

import re

import pytest

from contracts.events.catalogue import FACTS
from contracts.schemas.asyncapi import HEADERS
from deploy.provision.accounts import inbox_prefix
from tests.architecture.source import ROOT

PAGES = ("docs/reference/subscribing.md", "docs/reference/subscribing.zh-CN.md")
CONSTANT = {"ce-specversion", "ce-source", "ce-datacontenttype"}


def _words(page: str) -> set[str]:
    return set(re.findall(r"`([^`\n]+)`", (ROOT / page).read_text(encoding="utf-8")))


@pytest.mark.parametrize("page", PAGES)
def test_every_header_that_differs_between_events_is_explained(page: str) -> None:
    assert HEADERS["properties"].keys() - CONSTANT <= _words(page)


@pytest.mark.parametrize("page", PAGES)
def test_every_aggregate_that_a_subject_can_name_is_listed(page: str) -> None:
    assert {fact.aggregate for fact in FACTS.values()} <= _words(page)


@pytest.mark.parametrize("page", PAGES)
def test_the_inbox_of_the_integrator_is_the_one_it_may_use(page: str) -> None:
    assert f"{inbox_prefix('integrator')}.>" in _words(page)
