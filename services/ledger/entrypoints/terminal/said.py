"""What a replay found, in lines: one for each event, row and file, and a last one for all."""

from collections.abc import Iterator

from services.ledger.application.replaying.findings import Difference, Row, Verdict


def verdict_lines(verdict: Verdict) -> Iterator[str]:
    """Every finding by its name, then the sum."""
    for bad in verdict.bad:
        yield f"event at position {bad.position}: {bad.reason}"
    for one in verdict.differences:
        yield f"{one.table} {_told(one.key)}: {_difference(one)}"
    for owner in verdict.lost_keys:
        yield f"keys owner={owner}: missing though nobody erased it; only a backup has it"
    for file in verdict.files:
        yield f"file {file.sha256} of {file.named_by}: {file.reason}"
    yield f"{_sum(verdict)} after {verdict.events} events, at position {verdict.position}"


def _difference(one: Difference) -> str:
    if one.kept is None:
        return f"missing; the events give {_told(one.given or {})}"
    if one.given is None:
        return f"no event gives it ({_told(one.kept)})"
    fields = [name for name in one.given if one.kept.get(name) != one.given[name]]
    return ", ".join(f"{n} is {one.kept.get(n)}, the events give {one.given[n]}" for n in fields)


def _told(row: Row) -> str:
    return " ".join(f"{name}={value}" for name, value in row.items())


def _sum(verdict: Verdict) -> str:
    counts = (
        (len(verdict.bad), "bad events"),
        (len(verdict.differences), "rows put right" if verdict.repaired else "differing rows"),
        (len(verdict.lost_keys), "lost keys"),
        (len(verdict.files), "bad files"),
    )
    found = ", ".join(f"{count} {what}" for count, what in counts if count)
    return found or "all is what the events give"
