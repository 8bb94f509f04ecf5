"""A version of a task as JSON: only what its event changed, and everything once in a while.

A task's history of n events would take n² bytes if each version were whole. The whole stands in
every sixteenth version, by the number in the stream, so the same events always give the same bytes.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from services.reporting.domain.rows.measure import MeasureRow
from services.reporting.domain.rows.task import TaskRow

WHOLE_EVERY = 16
_FIELDS = TaskRow.__struct_fields__
_MEASURE = "measure "
_encode = msgspec.json.Encoder().encode
_parts = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode
_task = msgspec.json.Decoder(TaskRow).decode


def first_of(version: int) -> int:
    """The whole version that this one is told against."""
    return version - (version - 1) % WHOLE_EVERY


def told(before: TaskRow | None, after: TaskRow) -> bytes:
    """What there is to store of `after`; the version before it is `before`."""
    if before is None or after.version == first_of(after.version):
        before_values: Iterable[Any] = ()
        changed = dict(zip(_FIELDS, msgspec.structs.astuple(after), strict=True))
    else:
        before_values = msgspec.structs.astuple(before)
        changed = {
            name: new
            for name, old, new in zip(
                _FIELDS, before_values, msgspec.structs.astuple(after), strict=True
            )
            if old is not new and old != new
        }
    if "measures" in changed:
        known = before.measures if before and before_values else ()
        _by_number(changed, known)
    return _encode(changed)


def task_of(bodies: Iterable[str | bytes]) -> TaskRow:
    """The task from its versions, a whole one first, each later one after it."""
    parts: dict[str, msgspec.Raw] = {}
    for body in bodies:
        parts.update(_parts(body))
    numbers = msgspec.json.decode(parts.pop("measures", b"[]"), type=list[int])
    measures = [parts[f"{_MEASURE}{number}"] for number in numbers]
    plain = {name: value for name, value in parts.items() if not name.startswith(_MEASURE)}
    return _task(_encode({**plain, "measures": measures}))


def tasks_of(bodies: Iterable[str | bytes]) -> Iterator[TaskRow]:
    """The task after each of its versions, from the first one on."""
    since: list[str | bytes] = []
    for number, body in enumerate(bodies, 1):
        since = [body] if number == first_of(number) else [*since, body]
        yield task_of(since)


def _by_number(changed: dict[str, Any], known: tuple[MeasureRow, ...]) -> None:
    """Each measure for itself, and their numbers only where those changed."""
    measures: tuple[MeasureRow, ...] = changed.pop("measures")
    numbers = [measure.number for measure in measures]
    if not known or numbers != [measure.number for measure in known]:
        changed["measures"] = numbers
    before = {measure.number: measure for measure in known}
    for measure in measures:
        old = before.get(measure.number)
        if old is not measure and old != measure:
            changed[f"{_MEASURE}{measure.number}"] = measure
