"""The page as a whole: title, proof, events, evidence, directory.

Its hash is in the manifest. Events that cannot be read are shown as such.
"""

from collections.abc import Iterator
from html import escape
from typing import Any

from contracts.proofs.bundle.contents import Contents
from contracts.proofs.bundle.page.markup import both, head_row, heading
from contracts.proofs.bundle.page.proof import proof
from contracts.proofs.bundle.page.style import POLICY, STYLE
from contracts.proofs.bundle.page.timeline import evidence, timeline

KINDS = {
    "task": ("任务存证包", "Auditor's bundle of a task"),
    "campaign": ("批次存证包", "Auditor's bundle of a campaign"),
    "everything": ("全部存证包", "Auditor's bundle of everything"),
}
UNITS = (("代码", "Code"), ("单位", "Unit"), ("上级", "Parent"))
POSTS = (("人员编号", "Person"), ("岗位", "Posts"))


def page_of(contents: Contents) -> bytes:
    """The page as it stands in a bundle, in Chinese and English, UTF-8."""
    return "".join(_page(contents)).encode()


def _page(contents: Contents) -> Iterator[str]:
    scope = contents.scope
    kind = KINDS.get(scope.kind, (scope.kind, scope.kind))
    title = contents.title or scope.about or kind[0]
    yield '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    yield f"<title>{escape(title)} · {escape(kind[0])}</title><style>{STYLE}</style></head>\n"
    yield f'<body><header><p class="kind">{both(*kind)}</p><h1>{escape(title)}</h1></header>\n'
    yield from proof(contents)
    yield from timeline(contents)
    yield from evidence(contents)
    yield from _directory(contents.directory)
    yield "</body></html>\n"


def _directory(facts: Any) -> Iterator[str]:
    """Units and posts, where the facts have the form that the ledger gives them."""
    if not isinstance(facts, dict):
        return
    units, officers = facts.get("units"), facts.get("officers")
    if isinstance(units, list) and units and isinstance(units[0], dict):
        yield heading("当时的机构", "Units as of then")
        rows = [[each.get(name) for name in ("code", "name", "parent")] for each in units]
        yield _table(UNITS, rows)
    if isinstance(officers, list) and officers and isinstance(officers[0], dict):
        yield heading("当时的任职（不含姓名）", "Posts as of then, without names")
        yield _table(POSTS, [[each.get("id"), _posts(each)] for each in officers])


def _posts(officer: dict[str, Any]) -> str:
    posts = [each for each in officer.get("posts", ()) if isinstance(each, dict)]
    spans = [f"{each.get('since') or ''} – {each.get('until') or ''}" for each in posts]
    return "；".join(
        f"{each.get('post')} {each.get('unit')} {span}".strip()
        for each, span in zip(posts, spans, strict=True)
    )


def _table(names: tuple[tuple[str, str], ...], rows: list[list[Any]]) -> str:
    made = "".join(f"<tr>{''.join(map(_cell, row))}</tr>\n" for row in rows)
    return f"<table>{head_row(names)}<tbody>{made}</tbody></table>\n"


def _cell(value: Any) -> str:
    return f"<td>{escape(str(value or ''))}</td>"
