"""The events on the page, oldest first, and the evidence that they name."""

import json
from collections.abc import Iterator
from html import escape
from typing import Any

from contracts.proofs.bundle.contents import Contents, Reading
from contracts.proofs.bundle.facts import attaches
from contracts.proofs.bundle.layout import EVIDENCE
from contracts.proofs.bundle.page.markup import both, code, head_row, heading, lines

MOST_EVENTS = 5_000
COLUMNS = (
    *(("位置 / 叶", "Position / leaf"), ("版本", "Version"), ("时间", "Time"), ("办理人", "Who")),
    *(("事件", "Event"), ("内容与变化", "What it says, what changed")),
)
FILES = (("文件", "File"), ("位置", "Position"), ("SHA-256", "SHA-256"), ("原件", "Enclosed"))


def timeline(contents: Contents) -> Iterator[str]:
    """The table of events."""
    count = len(contents.events)
    yield heading(f"事件 {count}", f"Events {count}")
    if count > MOST_EVENTS:
        some = (
            f"仅列前 {MOST_EVENTS} 条，其余在 events.bin 中",
            f"the first {MOST_EVENTS} are shown",
        )
        yield f"<p>{both(*some)}</p>\n"
    yield f"<table>{head_row(COLUMNS)}<tbody>\n"
    for at, (position, stored) in enumerate(contents.events[:MOST_EVENTS]):
        leaf = at if contents.paths is None else contents.paths[at].index
        place = f'{position}<p class="en">{leaf}</p>'
        yield _row(place, _version(stored), contents.read(position, stored) or _as_written(stored))
    yield "</tbody></table>\n"


def evidence(contents: Contents) -> Iterator[str]:
    """The table of evidence; enclosed files are linked for whoever unpacks the bundle."""
    named = [(at, _data(stored)) for at, stored in contents.events if attaches(stored)]
    files = [(at, data) for at, data in named if isinstance(data.get("sha256"), str)]
    yield heading(f"佐证材料 {len(files)}", f"Evidence {len(files)}")
    if not files:
        yield f"<p>{both('无', 'none')}</p>\n"
        return
    yield f"<table>{head_row(FILES)}<tbody>\n"
    for position, data in files:
        digest = data["sha256"]
        enclosed = both("已附", "yes") if digest in contents.evidence else both("未附", "no")
        name = escape(str(data.get("file_name", "")))
        if digest in contents.evidence:
            name = f'<a href="{EVIDENCE}{escape(digest)}">{name}</a>'
        cells = f'<td>{name}</td><td class="n">{position}</td><td>{code(digest)}</td>'
        yield f"<tr>{cells}<td>{enclosed}</td></tr>\n"
    yield "</tbody></table>\n"


def _row(place: str, version: str, reading: Reading) -> str:
    changed = "".join(f"<li>{_change(*each)}</li>" for each in reading.changed)
    said = lines(*reading.says) + (f"<ul>{changed}</ul>" if changed else "")
    return (
        f'<tr><td class="n">{place}</td><td class="n">{escape(version)}</td>'
        f'<td class="t">{escape(reading.at)}</td><td>{escape(reading.who)}</td>'
        f"<td>{lines(*reading.title)}</td><td>{said}</td></tr>\n"
    )


def _change(name: str, old: str, new: str) -> str:
    was = f"<del>{escape(old)}</del> → " if old else ""
    return f"{escape(name)}: {was}<ins>{escape(new or '–')}</ins>"


def _as_written(stored: bytes) -> Reading:
    """An event without words: what its own fields say."""
    try:
        raw = json.loads(stored)
        name, actor = str(raw["type"]), raw["actor"]
        who = " · ".join(str(actor[part]) for part in ("post", "unit") if actor[part])
        said = json.dumps(raw["data"], ensure_ascii=False, sort_keys=True)
        return Reading(str(raw["occurred_at"]), who, (name, name), (said, said))
    except (ValueError, TypeError, KeyError, RecursionError):
        return Reading("", "", ("不可读", "unreadable"))


def _version(stored: bytes) -> str:
    try:
        return str(json.loads(stored)["aggregate_version"])
    except (ValueError, TypeError, KeyError, RecursionError):
        return ""


def _data(stored: bytes) -> dict[str, Any]:
    try:
        data = json.loads(stored)["data"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}
