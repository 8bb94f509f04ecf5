"""A version of a task as JSON: only what its event changed, and everything once in a while.

A task's history of n events would take n² bytes if each version were whole. The whole stands in
every sixteenth version, by the number in the stream, so the same events always give the same bytes.
What changed in a measure stands under `measure <number>`; `measures` lists the numbers.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import compress, count
from operator import is_not
from typing import Any

import msgspec

from services.reporting.domain.rows.measure import MeasureRow
from services.reporting.domain.rows.task import TaskRow

WHOLE_EVERY = 16
_FIELDS = TaskRow.__struct_fields__
_FIELDS_OF_MEASURE = MeasureRow.__struct_fields__
_MEASURE = "measure "
_values = msgspec.structs.astuple
_encode = msgspec.json.Encoder().encode
_parts = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode
_numbers = msgspec.json.Decoder(list[int]).decode
_task = msgspec.json.Decoder(TaskRow).decode


def first_of(version: int) -> int:
    """The whole version that this one is told against."""
    return version - (version - 1) % WHOLE_EVERY


def told(before: TaskRow | None, after: TaskRow) -> bytes:
    """What there is to store of `after`; the version before it is `before`."""
    if before is None or after.version == first_of(after.version):
        changed = dict(zip(_FIELDS, _values(after), strict=True))
        known: tuple[MeasureRow, ...] = ()
    else:
        changed = _changed(_FIELDS, _values(before), _values(after))
        known = before.measures
    if "measures" in changed:
        _by_number(changed, known)
    return _encode(changed)


def task_of(bodies: Iterable[str | bytes]) -> TaskRow:
    """The task from its versions, a whole one first, each later one after it."""
    task: dict[str, Any] = {}
    measures: dict[str, dict[str, msgspec.Raw]] = defaultdict(dict)
    for body in bodies:
        for name, value in _parts(body).items():
            if name.startswith(_MEASURE):
                measures[name].update(_parts(value))
            else:
                task[name] = value
    numbers = _numbers(task.get("measures", b"[]"))
    task["measures"] = [measures[f"{_MEASURE}{number}"] for number in numbers]
    return _task(_encode(task))


def tasks_of(bodies: Iterable[str | bytes]) -> Iterator[TaskRow]:
    """The task after each of its versions, from the first one on."""
    since: list[str | bytes] = []
    for number, body in enumerate(bodies, 1):
        since = [body] if number == first_of(number) else [*since, body]
        yield task_of(since)


def _changed(
    names: tuple[str, ...], before: tuple[Any, ...], after: tuple[Any, ...]
) -> dict[str, Any]:
    """What differs; what an event left alone is the same object, so few values are compared."""
    touched = compress(count(), map(is_not, before, after))
    return {names[n]: after[n] for n in touched if before[n] != after[n]}


def _by_number(changed: dict[str, Any], known: tuple[MeasureRow, ...]) -> None:
    """Each measure's fields for themselves, and the numbers only where those changed."""
    measures: tuple[MeasureRow, ...] = changed.pop("measures")
    numbers = [measure.number for measure in measures]
    if not known or numbers != [measure.number for measure in known]:
        changed["measures"] = numbers
    before = {measure.number: measure for measure in known}
    for number, measure in zip(numbers, measures, strict=True):
        old = before.get(number)
        if old is measure:
            continue
        # All of a new one, defaults too: a measure of the same number may have been there earlier.
        old_values = _values(old) if old else (_UNKNOWN,) * len(_FIELDS_OF_MEASURE)
        changed[f"{_MEASURE}{number}"] = _changed(_FIELDS_OF_MEASURE, old_values, _values(measure))


_UNKNOWN = object()
