"""Verdicts and differences as lines of text."""

from collections.abc import Iterable, Iterator, Sequence

from contracts.labels import Language, label
from services.reporting.application.attesting.checking import Checked
from services.reporting.application.ports.rebuilding import RowDifference
from services.reporting.application.rebuilding.rebuild import Verdict
from services.reporting.application.rebuilding.replaying import ReplayedTask
from services.reporting.application.wording.facets import facet_in
from services.reporting.entrypoints.terminal.sentences import say

SHOWN = 60
"""Characters of a field; some hold whole documents."""


def verdict_lines(verdict: Verdict, language: Language) -> Iterator[str]:
    """What a rebuild or a replay found."""
    for row in verdict.rows:
        yield _row(row, language)
    said = say(language, "equal" if verdict.equal else "different")
    then = say(language, "swapped" if verdict.swapped else "kept")
    yield say(language, "verdict", position=verdict.position, said=said, then=then)
    yield say(language, "live", digest=verdict.live)
    yield say(language, "rebuilt", digest=verdict.rebuilt)
    yield from attestation_lines(verdict.attested, language)


def attestation_lines(attested: Sequence[Checked], language: Language) -> Iterator[str]:
    """How many attestations hold, and each that does not, the first one named as such."""
    wrong = [each for each in attested if each.fault]
    unchecked = [each for each in attested if each.unchecked]
    holding = len(attested) - len(wrong) - len(unchecked)
    counts = {"holding": holding, "wrong": len(wrong), "unchecked": len(unchecked)}
    yield say(language, "attestations", **counts)
    for each in unchecked:
        yield say(language, f"unchecked_{each.unchecked}", named=_named(each, language))
    if wrong:
        yield say(language, "first_wrong", named=_named(wrong[0], language))
    for each in wrong:
        yield say(language, "wrong", named=_named(each, language), fault=each.fault)


def difference_lines(tasks: Iterable[ReplayedTask], language: Language) -> Iterator[str]:
    """One line a facet: task, facet, old → new, and the positions that changed it."""
    for task in tasks:
        for each in task.differences:
            yield say(
                language,
                "changed",
                number=task.row.number,
                facet=facet_in(each.facet, language),
                old=_side(each.before, language),
                new=_side(each.after, language),
                at=", ".join(map(str, each.positions)),
            )


def _side(value: str | int | None, language: Language) -> str:
    return "-" if value is None else label(str(value), language)


def _named(checked: Checked, language: Language) -> str:
    said = checked.statement
    values = {"projection": said.projection, "position": said.position, "size": said.size}
    return say(language, "attestation", **values)


def _row(row: RowDifference, language: Language) -> str:
    key = " ".join(f"{name}={value}" for name, value in row.key.items())
    named = {"table": row.table, "row": key}
    if row.side != "both":
        return say(language, f"row_only_{row.side}", **named)
    fields = (
        say(language, "field", name=name, live=_short(live), rebuilt=_short(rebuilt))
        for name, live, rebuilt in row.fields
    )
    return say(language, "row", **named, fields=say(language, "and").join(fields))


def _short(value: object) -> str:
    told = str(value)
    return told if len(told) <= SHOWN else f"{told[:SHOWN]}…"
