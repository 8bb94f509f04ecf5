"""No setting is undocumented."""

import pytest

from chassis.settings import ServiceSettings
from tests.docs import configuration


def test_the_page_of_settings_is_what_the_processes_read() -> None:
    written = configuration.PAGE.read_text(encoding="utf-8")
    assert written == configuration.page(), "run: make docs"


@pytest.mark.parametrize("settings", [ServiceSettings, *configuration.PROCESSES.values()])
def test_every_setting_says_what_it_is_for(settings: type[ServiceSettings]) -> None:
    told = settings.model_fields.items()
    assert [name for name, each in told if not configuration.meaning(name, each)] == []


def test_every_class_of_settings_is_on_the_page() -> None:
    told = set(configuration.PROCESSES.values())
    assert _final(ServiceSettings) == told, "add it to tests.docs.configuration.PROCESSES"


def _final(settings: type[ServiceSettings]) -> set[type[ServiceSettings]]:
    """The classes that processes use: those of the project that no other narrows."""
    found = set()
    for each in settings.__subclasses__():
        if each.__module__.startswith(("services.", "deploy.")):
            found |= _final(each) or {each}
    return found
