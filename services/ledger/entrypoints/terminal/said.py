"""What a replay found, in lines: one for each event, row and file, and a last one for all."""

from collections.abc import Iterator

from contracts.labels import Language
from services.ledger.application.replaying.findings import BadFile, Difference, Row, Verdict
from services.ledger.entrypoints.terminal.sentences import say


def verdict_lines(verdict: Verdict, language: Language) -> Iterator[str]:
    """Every finding by its name, then the sum."""
    for bad in verdict.bad:
        yield say(language, "bad_event", position=bad.position, reason=bad.reason)
    for one in verdict.differences:
        what = _difference(one, language)
        yield say(language, "row", table=one.table, row=_told(one.key), what=what)
    for owner in verdict.lost_keys:
        yield say(language, "lost_key", owner=owner)
    for file in verdict.files:
        named = {"sha256": file.sha256, "named_by": file.named_by}
        yield say(language, "bad_file", **named, reason=_reason(file, language))
    size = {"events": verdict.events, "position": verdict.position}
    yield say(language, "sum", found=_sum(verdict, language), **size)


def _difference(one: Difference, language: Language) -> str:
    if one.kept is None:
        return say(language, "missing", given=_told(one.given or {}))
    if one.given is None:
        return say(language, "not_given", kept=_told(one.kept))
    fields = (
        say(language, "field", name=name, kept=one.kept.get(name), given=value)
        for name, value in one.given.items()
        if one.kept.get(name) != value
    )
    return say(language, "and").join(fields)


def _reason(file: BadFile, language: Language) -> str:
    return (
        say(language, "file_other", real=file.real) if file.real else say(language, "file_missing")
    )


def _told(row: Row) -> str:
    return " ".join(f"{name}={value}" for name, value in row.items())


def _sum(verdict: Verdict, language: Language) -> str:
    counts = {
        "bad_events": len(verdict.bad),
        "rows_repaired" if verdict.repaired else "rows": len(verdict.differences),
        "lost_keys": len(verdict.lost_keys),
        "files": len(verdict.files),
    }
    found = [say(language, key, count=count) for key, count in counts.items() if count]
    return say(language, "and").join(found) or say(language, "good")
