"""Where settings come from, which source wins, and what a wrong one says."""

from pathlib import Path

import pytest
from pydantic import SecretStr

from chassis.settings import ServiceSettings, SettingsError


class NeedsNats(ServiceSettings):
    nats_url: str
    event_store_dsn: SecretStr


@pytest.fixture
def secrets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TAIZHANG_SECRETS_DIR", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize("name", ["taizhang_nats_password", "nats_password"])
def test_a_secret_may_come_from_a_file_with_or_without_the_prefix(secrets: Path, name: str) -> None:
    (secrets / name).write_text("opensesame\n", encoding="utf-8")
    password = ServiceSettings.load().nats_password
    assert password is not None
    assert password.get_secret_value() == "opensesame"


def test_the_environment_wins_over_a_secret_file(
    secrets: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (secrets / "taizhang_nats_user").write_text("from-file", encoding="utf-8")
    monkeypatch.setenv("TAIZHANG_NATS_USER", "from-environment")
    assert ServiceSettings.load().nats_user == "from-environment"


def test_a_secrets_folder_that_is_missing_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TAIZHANG_SECRETS_DIR", "/nowhere/at/all")
    with pytest.raises(SettingsError, match="TAIZHANG_SECRETS_DIR"):
        ServiceSettings.load()


def test_a_missing_setting_is_named_as_the_operator_writes_it() -> None:
    with pytest.raises(SettingsError) as refused:
        NeedsNats.load(event_store_dsn="postgres://u:hidden@h/d")
    assert str(refused.value) == "TAIZHANG_NATS_URL: Field required"


def test_a_wrong_value_is_not_repeated_in_the_message(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TAIZHANG_HTTP_PORT", "opensesame")
    with pytest.raises(SettingsError, match="TAIZHANG_HTTP_PORT") as refused:
        ServiceSettings.load()
    assert "opensesame" not in str(refused.value)


def test_a_secret_does_not_show_in_the_settings_text() -> None:
    shown = repr(NeedsNats(nats_url="nats://h", event_store_dsn=SecretStr("opensesame")))
    assert "opensesame" not in shown


def test_a_settable_clock_is_refused_outside_an_embedded_stack(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="TAIZHANG_EMBEDDED=true"):
        ServiceSettings.load(clock_file=tmp_path / "clock")


def test_a_settable_clock_is_taken_in_an_embedded_stack(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TAIZHANG_EMBEDDED", "true")
    monkeypatch.setenv("TAIZHANG_CLOCK_FILE", str(tmp_path / "clock"))
    assert ServiceSettings.load().clock_file == tmp_path / "clock"


def test_an_empty_variable_counts_as_not_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TAIZHANG_CLOCK_FILE", "")
    assert ServiceSettings.load().clock_file is None
