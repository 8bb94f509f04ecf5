"""Settings of a process, read once from environment and secret files.

The environment wins over a secret file; a file may carry the prefix or not. A wrong or missing
setting stops the process at start, with a message that names the variable and never its value.
"""

import os
from pathlib import Path
from typing import Any, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, ValidationError, model_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SecretsSettingsSource,
    SettingsConfigDict,
)

PREFIX = "TAIZHANG_"


class SettingsError(Exception):
    """The process cannot start as configured; the text tells the operator what to correct."""


class ServiceSettings(BaseSettings):
    """What every process may be told. A service's own class adds to it, or narrows it.

    A subclass makes an optional setting necessary by declaring it again without a default
    (`nats_url: str`), and gets secrets from files by declaring them `SecretStr`.
    """

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    embedded: bool = Field(default=False, description="part of a stack on one machine")
    http_host: str = Field(default="127.0.0.1", description="where the process listens")
    http_port: int = Field(default=0, ge=0, le=65535, description="0 takes a free port")
    port_file: Path | None = Field(default=None, description="the bound port is written there")
    token_issuer: str | None = Field(default=None, description="the claim `iss` of valid tokens")
    token_audience: str = Field(default="taizhang", description="the claim `aud` of valid tokens")
    jwks: str | None = Field(default=None, description="URL or file of the issuer's public keys")
    clock_file: Path | None = Field(default=None, description="settable clock, embedded only")
    timezone: ZoneInfo = Field(
        default=ZoneInfo("Asia/Shanghai"), description="in which days and deadlines end"
    )
    calendar: Literal["china", "weekdays"] = Field(
        default="china",
        description="working days: China's holidays and make-up days, or Monday to Friday",
    )
    calendar_file: Path | None = Field(
        default=None, description="the organisation's own holidays and worked weekends"
    )
    nats_url: str | None = Field(default=None, description="nats://host:port")
    nats_user: str | None = Field(default=None, description="user of NATS")
    nats_password: SecretStr | None = Field(default=None, description="password of that user")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        default="INFO", description="the least grave lines that are written"
    )

    @model_validator(mode="after")
    def _clock_is_settable_in_an_embedded_stack_only(self) -> Self:
        if self.clock_file and not self.embedded:
            raise ValueError(
                "TAIZHANG_CLOCK_FILE sets the time of events and is refused outside an embedded"
                " stack; remove it, or set TAIZHANG_EMBEDDED=true if this is one"
            )
        return self

    @classmethod
    def load(cls, **given: Any) -> Self:
        """Read the settings; what is `given` wins. Raises SettingsError with one line a fault."""
        try:
            return cls(**given)
        except ValidationError as error:
            raise SettingsError("\n".join(_fault(each) for each in error.errors())) from None

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - no .env files
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - replaced below
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Order the sources: arguments, environment, secret files with prefix, then without."""
        return init_settings, env_settings, *_secret_files(settings_cls)


def _secret_files(settings: type[BaseSettings]) -> list[PydanticBaseSettingsSource]:
    folder = os.environ.get(f"{PREFIX}SECRETS_DIR")
    if not folder:
        return []
    if not Path(folder).is_dir():
        raise SettingsError(f"{PREFIX}SECRETS_DIR: {folder} is not a directory")
    return [
        SecretsSettingsSource(settings, folder, env_prefix=prefix, env_ignore_empty=True)
        for prefix in (PREFIX, "")
    ]


def _fault(error: Any) -> str:
    """Name the variable, not the value: values may be secrets."""
    reason = str(error["msg"]).removeprefix("Value error, ")
    if not error["loc"]:
        return reason
    return f"{PREFIX}{'_'.join(map(str, error['loc'])).upper()}: {reason}"
