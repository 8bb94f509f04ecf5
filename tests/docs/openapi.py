"""The HTTP of each service as files of the reference: OpenAPI, and one page of all operations.

`python -m tests.docs.openapi` writes them; a test holds that they are true, so that a change of
what callers rely on is seen by whoever makes it. Nothing is connected to.
"""

import base64
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fastapi import FastAPI

from services.ledger.bootstrap.api import api_of
from services.ledger.settings import LedgerSettings
from services.notifier.bootstrap.app import create_app
from services.notifier.settings import NotifierSettings
from services.reporting.bootstrap.serving import app_of
from services.reporting.settings import ReportingSettings
from tests.architecture.source import ROOT

REFERENCE = ROOT / "docs/reference"
PAGE = REFERENCE / "http.md"
INTRODUCTION = """# HTTP of the services 接口一览

Written by `make docs` from the services themselves. Bodies and answers in full: the OpenAPI files
[ledger](openapi-ledger.json), [notifier](openapi-notifier.json),
[reporting](openapi-reporting.json); each service also serves its own under `/openapi.json` and a
page to try it under `/docs`.

- Every operation needs `Authorization: Bearer <token>`; who may do what is decided on the posts
  that the person holds now. `Act-As: post@unit`, percent-encoded, chooses one of several. Those
  under `/v1/public` ask nobody who they are, and are limited by the minute (429).
- `POST /v1/bulk/{command}` gives one command to up to 500 tasks, as
  `{"items": [{"id": …, "command": …}]}`. Each item is carried out or refused by itself; sent again
  under its key, each has its first answer.
- Commands take `Idempotency-Key` (same key and body: the first answer again, for 7 days; another
  body: 422) and `If-Match: "version"` (stale: 412). They answer with the position of their last
  event, which reporting takes as `min_position`.
- Refusals are RFC 9457 problems with a stable `code`: 403 no right, 404 not there, 409 a guard or a
  lost race, 422 not acceptable, 503 come again after `Retry-After`. Title, detail
  and the reasons of faulty fields come in Chinese where `Accept-Language` begins with `zh`, else in
  English.
- Besides, every process answers `/health/live`, `/health/ready` and `/metrics` to anyone.
"""


def apps() -> dict[str, FastAPI]:
    """Each service as its process makes it, from settings that lead nowhere."""
    nowhere: dict[str, Any] = {"jwks": "https://issuer.example/jwks", "token_issuer": "issuer"}
    store = "postgresql://nobody@store.example/events"
    with tempfile.TemporaryDirectory() as folder:
        key = Path(folder) / "key"
        key.write_text(base64.b64encode(bytes(32)).decode())
        evidence = f"file://{folder}/evidence"
        ledger = LedgerSettings(
            event_store_dsn=store, evidence_url=evidence, key_file=key, **nowhere
        )
        notifier = NotifierSettings(
            notifier_dsn=store,
            ledger_url="https://ledger.example",
            service_token="none",
            smtp_url="smtp://mail.example",
            nats_url="nats://nats.example",
            **nowhere,
        )
        reporting = ReportingSettings(event_store_dsn=store, reporting_dsn=store, **nowhere)
        return {
            "ledger": api_of(ledger)[0],
            "notifier": create_app(notifier),
            "reporting": app_of(reporting),
        }


def files() -> dict[Path, str]:
    """What the files should hold."""
    described = {name: app.openapi() for name, app in apps().items()}
    rendered = {
        REFERENCE / f"openapi-{name}.json": _json(schema) for name, schema in described.items()
    }
    return {**rendered, PAGE: page(described)}


def page(described: dict[str, dict[str, Any]]) -> str:
    """All operations, by service."""
    parts = [INTRODUCTION]
    for name, schema in described.items():
        parts.append(f"\n## {name.capitalize()}\n\n| Operation | Route | What it does |\n")
        parts.append("| --- | --- | --- |\n")
        parts.extend(_rows(schema))
    return "".join(parts)


def _rows(schema: dict[str, Any]) -> Iterator[str]:
    for path, methods in schema["paths"].items():
        for method, operation in methods.items():
            text = operation.get("description") or operation.get("summary", "")
            first = " ".join(text.partition("\n\n")[0].split()).replace("|", "\\|")
            yield f"| `{operation['operationId']}` | `{method.upper()} {path}` | {first} |\n"


def _json(schema: dict[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def write() -> None:
    """Put the files in place."""
    for path, text in files().items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
