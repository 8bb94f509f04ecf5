"""That histories are complete: as the log signed them, and without a gap in what is here."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import islice

from contracts.proofs.bundle import layout
from contracts.proofs.bundle.checks.case import Case, wrong
from contracts.proofs.bundle.facts import all_facts
from contracts.proofs.bundle.findings import Finding
from contracts.proofs.notes import Note, SignatureError
from contracts.proofs.statements import CompleteHistory
from contracts.proofs.tree.hashes import ProofError

MOST_NAMED = 20

Versions = Mapping[str, list[int]]


def check_histories(case: Case) -> Iterator[Finding]:
    """Signed histories against the events; in a bundle of everything, every history."""
    versions: dict[str, list[int]] = defaultdict(list)
    for facts in all_facts(case.events()):
        versions[facts.aggregate].append(facts.version)
    signed = []
    for name in case.names(layout.HISTORIES):
        try:
            history = _opened(case, name)
        except SignatureError as problem:
            yield wrong("signature_wrong", name, problem)
        except ProofError as problem:
            yield wrong("history_incomplete", name, problem)
        else:
            signed.append(history.aggregate)
            yield from _gaps(versions, history.aggregate, history.version)
    yield from _unsigned(case, versions, signed)


def _opened(case: Case, name: str) -> CompleteHistory:
    history = CompleteHistory.opened(Note.parse(case.archive.read(name)), case.keys)
    tree = (history.origin, history.size, history.root)
    if tree != (case.head.origin, case.head.size, case.head.root):
        raise ProofError("signed for another tree")
    if name != f"{layout.HISTORIES}{history.aggregate}.note":
        raise ProofError(f"it is the history of {history.aggregate}")
    return history


def _unsigned(case: Case, versions: Versions, signed: list[str]) -> Iterator[Finding]:
    about = case.manifest.about
    if case.manifest.kind == "task" and about not in signed:
        detail = "the log has not signed that its history is complete"
        yield Finding("history_incomplete", f"{about}", detail)
    if case.manifest.whole:
        for aggregate in sorted(versions.keys() - set(signed)):
            yield from _gaps(versions, aggregate, max(versions[aggregate]))


def _gaps(versions: Versions, aggregate: str, last: int) -> Iterator[Finding]:
    found = versions.get(aggregate, [])
    # Counted first: a version may be any number, and a range as long as it would never end.
    if last > 0 and len(found) == last and found == list(range(1, last + 1)):
        return
    here = set(found)
    lacking = (version for version in range(1, last + 1) if version not in here)
    missing = list(islice(lacking, MOST_NAMED))
    beyond = sorted({version for version in found if not 1 <= version <= last})
    detail = f"of the versions 1 to {last} these are missing: {missing}"
    if beyond:
        detail = f"versions beyond the last, {last}: {beyond[:MOST_NAMED]}"
    elif not missing:
        detail = "its versions do not follow one another"
    yield Finding("history_incomplete", aggregate, detail)
