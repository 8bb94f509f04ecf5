"""The page of all events, as Markdown: envelope, events by aggregate, the parts they share.

Drawn from the schemas, so that it says what the bytes hold; the sentences are the classes' own.
"""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from contracts.events.catalogue import FACTS
from contracts.events.fact import Fact
from contracts.schemas.meanings import MEANINGS
from contracts.schemas.shape import schema_of

INTRODUCTION = """\
# Events · 事件

<!-- Written by `python -m contracts.schemas reference`; edits here are lost. -->

Every decision of the ledger is one event. What is stored is what is published, byte for byte:
the envelope below with the fact in `data`. The frozen JSON Schemas lie in `contracts/schemas/`,
one file a topic; a topic never changes its shape, a new version is a new topic. Readers ignore
fields that they do not know. How to receive events: [Subscribing](subscribing.md).

台账的每项决定是一个事件。存储内容与发布内容逐字节相同：下表为信封，事实在 `data` 中。每个主题的
JSON Schema 存于 `contracts/schemas/`，发布后不再改变；新版本即新主题。读取方忽略未知字段。

`?` after a kind means that null is possible. · 类型后的 `?` 表示可为 null。
"""

KINDS = {"date": "date", "date-time": "moment", "uuid": "id"}
PATTERNS = {"^[a-z0-9-]{1,32}$": "unit code", "^[0-9a-f]{64}$": "SHA-256"}
ENVELOPE = "Event"


def page() -> str:
    """The whole page."""
    sections = [INTRODUCTION, *_envelope()]
    for aggregate, facts in groupby(FACTS.values(), key=lambda fact: fact.aggregate):
        sections += [f"## `{aggregate}`\n", _events(facts)]
    sections += ["## Parts · 共用部分\n", _parts()]
    return "\n".join(sections)


def _envelope() -> list[str]:
    schema = schema_of(next(iter(FACTS.values())))
    own = {name: shape for name, shape in schema["properties"].items() if name != "data"}
    own["type"] = {"type": "string"}
    return ["## Envelope · 信封\n", _table(("Field", "Kind"), _rows(own))]


def _events(facts: Iterable[type[Fact]]) -> str:
    rows = []
    for fact in facts:
        chinese, sentence = MEANINGS[fact.topic]
        fields = schema_of(fact)["$defs"][fact.__name__]["properties"]
        listed = "<br>".join(f"`{name}` {kind(shape)}" for name, shape in fields.items())
        rows.append((f"`{fact.topic}`", f"{_meaning(fact)}<br>{chinese}：{sentence}", listed))
    return _table(("Topic · 主题", "Meaning · 含义", "`data`"), rows)


def _meaning(documented: type[Fact]) -> str:
    return f"**{documented.event_name()}** {' '.join((documented.__doc__ or '').split())}"


def _parts() -> str:
    facts = {fact.__name__ for fact in FACTS.values()}
    found: dict[str, Any] = {}
    for fact in FACTS.values():
        found |= schema_of(fact)["$defs"]
    rows = [
        (f"`{name}`", _first_sentence(shape), _content(shape))
        for name, shape in sorted(found.items())
        if name not in facts
    ]
    return _table(("Part", "Meaning", "Content"), rows)


def _content(shape: dict[str, Any]) -> str:
    if "enum" in shape:
        return ", ".join(f"`{value}`" for value in shape["enum"])
    return "<br>".join(f"`{name}` {kind(each)}" for name, each in shape["properties"].items())


def _first_sentence(shape: dict[str, Any]) -> str:
    return " ".join(shape.get("description", "").partition("\n\n")[0].split())


def _rows(fields: dict[str, Any]) -> list[tuple[str, str]]:
    return [(f"`{name}`", kind(shape)) for name, shape in fields.items()]


def kind(shape: dict[str, Any]) -> str:
    """How the page names the kind of a field."""
    if "$ref" in shape:
        return str(shape["$ref"]).rpartition("/")[2]
    if "anyOf" in shape:
        kinds = [kind(each) for each in shape["anyOf"] if each.get("type") != "null"]
        return f"{' or '.join(kinds)}?"
    if shape.get("type") == "array":
        return f"list of {kind(shape['items'])}"
    if shape.get("type") == "object":
        return "map of texts"
    if shape.get("type") == "string":
        return KINDS.get(shape.get("format", ""), PATTERNS.get(shape.get("pattern", ""), "text"))
    return {"integer": "number", "boolean": "yes or no"}.get(shape.get("type", ""), "any")


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)
