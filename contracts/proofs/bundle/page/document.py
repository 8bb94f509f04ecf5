"""The readable page of a bundle: one HTML file without scripts or anything fetched from elsewhere.

It shows what is in the events, escaped; it proves nothing, the verifier does. Its hash is in the
manifest. Events that cannot be read are shown as such.
"""

import json
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from contracts.proofs.bundle.contents import Contents
from contracts.proofs.bundle.layout import StoredEvent
from contracts.proofs.checkpoints import Checkpoint
from contracts.proofs.encoding import encoded

MOST_EVENTS = 10_000
STYLE = (
    "body{font:15px/1.6 sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem}"
    "table{border-collapse:collapse;width:100%}td,th{border:1px solid #bbb;padding:.3rem .5rem;"
    "text-align:left;vertical-align:top}pre{white-space:pre-wrap;word-break:break-all;margin:0}"
)
POLICY = "default-src 'none'; style-src 'unsafe-inline'"
SCOPES = {
    "task": "任务 / Task",
    "campaign": "整改批次 / Campaign",
    "everything": "全部 / Everything",
}
HEADINGS = (
    *("位置 / Position", "时间 / Time (UTC)", "事件 / Event", "版本 / Version"),
    *("岗位 / Post", "内容 / Data"),
)


def page_of(contents: Contents) -> bytes:
    """The page as it stands in a bundle, in Chinese and English, UTF-8."""
    return "".join(_page(contents)).encode()


def _page(contents: Contents) -> Iterator[str]:
    scope = contents.scope
    title = f"{SCOPES.get(scope.kind, scope.kind)} {scope.about or ''}".strip()
    yield '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    yield f"<title>{escape(title)}</title><style>{STYLE}</style></head>\n"
    yield f"<body><h1>{escape(title)}</h1>\n"
    yield from _checkpoint(contents)
    yield from _table(contents)
    yield from _directory(contents.directory)
    yield "</body></html>\n"


def _checkpoint(contents: Contents) -> Iterator[str]:
    head = Checkpoint.parse(contents.checkpoint.text)
    yield "<p>本页仅供阅读;请用 <code>taizhang verify</code> 验证文件包。"
    yield "This page is for reading; verify the bundle with <code>taizhang verify</code>.</p>\n"
    yield "<h2>检查点 / Checkpoint</h2>\n<table>"
    signers = ", ".join(each.name for each in contents.checkpoint.signatures)
    rows = {
        "来源 / Origin": head.origin,
        "叶数 / Leaves": str(head.size),
        "树根 / Root": encoded(head.root),
        "签名 / Signed by": signers,
    }
    for name, value in rows.items():
        yield f"<tr><th>{name}</th><td><code>{escape(value)}</code></td></tr>\n"
    yield "</table>\n"


def _table(contents: Contents) -> Iterator[str]:
    count = len(contents.events)
    yield f"<h2>事件 / Events ({count})</h2>\n"
    if count > MOST_EVENTS:
        yield f"<p>仅列前 {MOST_EVENTS} 条 / The first {MOST_EVENTS} are shown.</p>\n"
    yield f"<table><tr>{''.join(f'<th>{heading}</th>' for heading in HEADINGS)}</tr>\n"
    for event in contents.events[:MOST_EVENTS]:
        cells = "".join(f"<td>{cell}</td>" for cell in _cells(event, contents.titles))
        yield f"<tr>{cells}</tr>\n"
    yield "</table>\n"


def _cells(event: StoredEvent, titles: Mapping[str, str]) -> list[str]:
    position, stored = event
    try:
        raw = json.loads(stored)
        name, actor = str(raw["type"]), raw["actor"]
        post = " · ".join(str(actor[part]) for part in ("post", "unit") if actor[part])
        words = [raw["occurred_at"], titles.get(name, name), raw["aggregate_version"], post]
        return [str(position), *(escape(str(word)) for word in words), _pretty(raw["data"])]
    except (ValueError, TypeError, KeyError, RecursionError):
        return [str(position), "", "不可读 / unreadable", "", "", ""]


def _directory(facts: object) -> Iterator[str]:
    if facts:
        yield f"<h2>机构与人员 / Directory</h2>\n{_pretty(facts)}\n"


def _pretty(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True)
    return f"<pre>{escape(text)}</pre>"
