"""That every event is the one the tree holds: none missing, added, changed or out of order.

The leaves are judged first, against the signed root; then the events against the leaves.
"""

from collections.abc import Iterator
from itertools import islice

from contracts.proofs.bundle import layout
from contracts.proofs.bundle.checks.alignment import Alignment, aligned
from contracts.proofs.bundle.checks.case import Case, wrong
from contracts.proofs.bundle.facts import facts_of
from contracts.proofs.bundle.findings import Finding
from contracts.proofs.bundle.layout import StoredEvent
from contracts.proofs.tree.frontier import BATCH, root_of
from contracts.proofs.tree.hashes import ProofError, event_leaves
from contracts.proofs.tree.verifying import verify_inclusion

Leaf = tuple[int, bytes]
"""(index, leaf hash)."""


def check_events(case: Case) -> Iterator[Finding]:
    """Everything about leaves and events."""
    findings: list[Finding] = []
    leaves = _leaves(case, findings)
    found = _event_leaves(case, findings)
    yield from findings
    if case.manifest.events != len(found):
        detail = f"it holds {len(found)} events, the manifest says {case.manifest.events}"
        yield Finding("file_changed", layout.EVENTS, detail)
    yield from _differences(case, leaves, found)


def _leaves(case: Case, findings: list[Finding]) -> list[Leaf]:
    name = layout.LEAVES if case.manifest.whole else layout.PROOFS
    try:
        view = case.archive.view(name)
        return _whole(case, view, findings) if case.manifest.whole else _part(case, view, findings)
    except ProofError as problem:
        findings.append(wrong("proof_wrong", name, problem))
        return []


def _whole(case: Case, view: memoryview, findings: list[Finding]) -> list[Leaf]:
    hashes = layout.hashes_of(view)
    if len(hashes) != case.head.size:
        detail = f"{len(hashes)} leaves, the checkpoint's tree has {case.head.size}"
        findings.append(Finding("root_wrong", layout.LEAVES, detail))
    elif root_of(hashes) != case.head.root:
        detail = "the root over these leaves is not the signed one"
        findings.append(Finding("root_wrong", layout.LEAVES, detail))
    return list(enumerate(hashes))


def _part(case: Case, view: memoryview, findings: list[Finding]) -> list[Leaf]:
    leaves, last = [], -1
    for proof in layout.read_proofs(view):
        where = f"{layout.PROOFS}, leaf {proof.index}"
        try:
            verify_inclusion(proof.leaf, proof.index, case.head.size, proof.path, case.head.root)
        except ProofError as problem:
            findings.append(wrong("proof_wrong", where, problem))
        if proof.index <= last:
            findings.append(Finding("proof_wrong", where, "the proofs are not in order"))
        last = proof.index
        leaves.append((proof.index, proof.leaf))
    return leaves


def _event_leaves(case: Case, findings: list[Finding]) -> list[bytes]:
    """The leaf hashes of all events that can be read, in one pass over them."""
    events, found = _readable(case, findings), list[bytes]()
    while batch := list(islice(events, BATCH)):
        found += event_leaves(batch)
    return found


def _readable(case: Case, findings: list[Finding]) -> Iterator[StoredEvent]:
    try:
        yield from layout.read_events(case.archive.view(layout.EVENTS))
    except ProofError as problem:
        findings.append(wrong("file_changed", layout.EVENTS, problem))


def _differences(case: Case, leaves: list[Leaf], found: list[bytes]) -> Iterator[Finding]:
    expected = [leaf for _, leaf in leaves]
    if found == expected:
        return
    result = aligned(expected, found)
    concerned = {*result.changed.values(), *result.added, *result.moved}
    words = {
        at: _words(position, stored)
        for at, (position, stored) in enumerate(case.events())
        if at in concerned
    }
    yield from _named(leaves, result, words)


def _named(leaves: list[Leaf], result: Alignment, words: dict[int, str]) -> Iterator[Finding]:
    for leaf, event in sorted(result.changed.items()):
        yield Finding("event_changed", f"leaf {leaves[leaf][0]}", f"now reads: {words[event]}")
    for leaf in result.missing:
        detail = f"the event with the leaf hash {leaves[leaf][1].hex()} is not in the bundle"
        yield Finding("event_missing", f"leaf {leaves[leaf][0]}", detail)
    for event in result.added:
        yield Finding("event_added", f"event {event} of {layout.EVENTS}", words[event])
    for event in result.moved:
        yield Finding("event_reordered", f"event {event} of {layout.EVENTS}", words[event])


def _words(position: int, stored: bytes) -> str:
    facts = facts_of(position, stored)
    if facts is None:
        return f"position {position}, not an event"
    return f"position {position}, {facts.type}, {facts.aggregate} version {facts.version}"
