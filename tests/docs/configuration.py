"""The page of all settings, from the classes that read them: who is told what, and its default.

`python -m tests.docs.configuration` writes it; a test holds that it is true and that nothing is
left unexplained.
"""

from collections.abc import Iterator, Mapping

from pydantic import SecretStr
from pydantic.fields import FieldInfo

from chassis.settings import PREFIX, ServiceSettings
from deploy.provision import settings as provision
from services.ledger import settings as ledger
from services.notifier import settings as notifier
from services.reporting import settings as reporting
from tests.architecture.source import ROOT

PAGE = ROOT / "docs/reference/settings.md"
PROCESSES: Mapping[str, type[ServiceSettings]] = {
    "`python -m services.ledger api` and `clock`": ledger.LedgerSettings,
    "`python -m services.ledger relay`": ledger.RelaySettings,
    "`python -m services.ledger checkpointer`": ledger.CheckpointerSettings,
    "`python -m services.ledger migrate`": ledger.MigrateSettings,
    "`python -m services.ledger replay`": ledger.ReplaySettings,
    "`python -m services.notifier serve`": notifier.NotifierSettings,
    "`python -m services.notifier migrate`": notifier.MigrateSettings,
    "`python -m services.reporting serve` and `rebuild`": reporting.ReportingSettings,
    "`python -m services.reporting migrate`": reporting.MigrateSettings,
    "`python -m deploy.provision postgres`": provision.PostgresSettings,
    "`python -m deploy.provision nats`": provision.NatsSettings,
    "`python -m deploy.provision accounts`": provision.AccountSettings,
}
INTRODUCTION = """# Settings 设置

Written by `make docs` from the classes that read them. Each is an environment variable; a secret
(marked *secret*) is better a file of the same name in lower case, with or without the prefix, in
the folder that `TAIZHANG_SECRETS_DIR` names. The environment wins. A setting that is wrong or
missing stops the process at start with status 2 and a line that names it, never its value.
每项设置是一个环境变量；密钥类（标注 *secret*）宜放在 `TAIZHANG_SECRETS_DIR` 目录下的同名小写文件。

`TAIZHANG_CALENDAR_FILE` is JSON, and wins over `TAIZHANG_CALENDAR`:
`{"holidays": ["2021-10-01"], "worked_weekends": ["2021-10-09"]}`.
"""
HEAD = "| Variable | Default | Meaning |\n| --- | --- | --- |\n"


def meaning(name: str, told: FieldInfo) -> str:
    """What the setting is for; a password's name says it."""
    if told.description is None and name.endswith("_password"):
        return f"password of `{name.removesuffix('_password').removeprefix('nats_')}`"
    return told.description or ""


def fields(settings: type[ServiceSettings]) -> dict[str, FieldInfo]:
    """What the process is told beside, or otherwise than, every other."""
    common = ServiceSettings.model_fields
    own = settings.model_fields.items()
    return {name: told for name, told in own if _shape(told) != _shape(common.get(name))}


def page() -> str:
    """The whole page."""
    parts = [INTRODUCTION, "\n## Every process\n\n", HEAD, *_rows(ServiceSettings.model_fields)]
    for process, settings in PROCESSES.items():
        parts += [f"\n## {process}\n\n", HEAD, *_rows(fields(settings))]
    return "".join(parts)


def _shape(told: FieldInfo | None) -> object:
    return told and (str(told.annotation), told.is_required(), told.default, told.description)


def _rows(told: Mapping[str, FieldInfo]) -> Iterator[str]:
    for name, each in told.items():
        secret = " *secret*" if "SecretStr" in str(each.annotation) else ""
        text = meaning(name, each).replace("|", "\\|")
        yield f"| `{PREFIX}{name.upper()}`{secret} | {_default(each)} | {text} |\n"


def _default(told: FieldInfo) -> str:
    if told.is_required():
        return "needed"
    if told.default is None or isinstance(told.default, SecretStr) or told.default == ():
        return "–"
    return f"`{str(told.default).lower() if isinstance(told.default, bool) else told.default}`"


def write() -> None:
    """Put the page in place."""
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    write()
