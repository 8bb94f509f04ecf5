"""The table of faults: what is done, and by whom it is found, in which words.

Words in braces are what the act touched; `…` stands for other words of the same line. Whoever is
not in a row finds nothing. The page `docs/how-to/prove-the-history.md` shows the same table.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from tests.system.faults import doing
from tests.system.faults.place import Place

Who = Literal["verify", "checkpointer", "witness", "relay", "ledger's replay", "reporting's replay"]


@dataclass(frozen=True)
class Fault:
    """`done` to a copy of the good ledger, it is `found` by these, in these words.

    `backup`: the databases are those of an old backup. `kept`: the auditor kept a checkpoint.
    """

    done: Callable[[Place], doing.Facts]
    found: Mapping[Who, tuple[str, ...]] = field(default_factory=dict)
    backup: bool = False
    kept: bool = True


EVENT = "position {position}, {topic}, {stream} version {version}"
CHANGED = f"event_changed … [leaf {{leaf}}] … now reads: {EVENT}"
MISSING = "event_missing … [leaf {leaf}]"
ADDED = f"event_added … [event {{leaf}} of events.bin] … {EVENT}"
REWRITTEN = "events: history_rewritten: position {position}"
GAP = "history_incomplete … [{stream}]"
ATTESTED = "ATTESTATION WRONG  reporting at position"
BAD = "event at position {position}: "

FAULTS: Mapping[str, Fault] = {
    "an event changed": Fault(
        doing.change,
        {
            "verify": (CHANGED,),
            "checkpointer": (f"{REWRITTEN} was changed",),
            "reporting's replay": ("tasks number=R14-1 id={stream} version={version}: body",),
        },
    ),
    "an event changed, the read model made anew": Fault(
        doing.change_and_rebuild,
        {
            "verify": (CHANGED,),
            "checkpointer": (f"{REWRITTEN} was changed",),
            "reporting's replay": (f"{ATTESTED} … the events give another root",),
        },
    ),
    "an event dated back": Fault(
        doing.date_back,
        {
            "verify": (CHANGED,),
            "checkpointer": (f"{REWRITTEN} was changed",),
            "ledger's replay": ("commits last_position={position}: recorded_at is ",),
            "reporting's replay": ("tasks number=R14-1 id={stream} version={version}: body",),
        },
    ),
    "an event deleted": Fault(
        doing.delete,
        {
            "verify": (
                MISSING,
                f"{GAP} … of the versions 1 to 12 these are missing: [{{version}}]",
            ),
            "checkpointer": (f"{REWRITTEN} is missing",),
            "ledger's replay": (
                "event at position {following}: task {stream} at 6 cannot follow",
                "commits last_position={position}: no event gives it",
            ),
            "reporting's replay": ("at position {following}: ", "version 8 where 7 must follow"),
        },
    ),
    "the last event of a task deleted": Fault(
        doing.delete_the_last_of_a_task,
        {
            "verify": (MISSING,),
            "checkpointer": (f"{REWRITTEN} is missing",),
            "ledger's replay": ("commits last_position={position}: no event gives it",),
            "reporting's replay": (
                "tasks number=R14-1 id={stream} version={version}: no event gives it",
            ),
        },
    ),
    "an event inserted": Fault(
        doing.insert,
        {
            "verify": (ADDED,),
            "checkpointer": (f"{REWRITTEN} was slipped in",),
            # A closing sets the clock of its look-back, under its own version.
            "ledger's replay": ("due_dates stream={stream} clock=look_back … version={version}: ",),
            "reporting's replay": (
                "tasks number=R14-1 id={stream} version={version}: missing in the live model",
            ),
        },
    ),
    "two events reordered": Fault(
        doing.reorder,
        {
            "verify": (
                "event_changed … [leaf {leaf}] … now reads: position {position}, task.accepted.v1",
                GAP,
                "event_changed … [leaf {beside}] … now reads: position {other}, task.assigned.v1",
            ),
            "checkpointer": (f"{REWRITTEN} was changed",),
            "relay": ("store_restored: stream and store have other events at {other}",),
            "ledger's replay": (f"{BAD}task.accepted.v1 {{stream}} at 3 stands before",),
            "reporting's replay": ("at position {position}: ", "version 3 where 2 must follow"),
        },
    ),
    "the history truncated": Fault(
        doing.truncate,
        {
            "verify": (MISSING,),
            "checkpointer": (f"{REWRITTEN} is missing",),
            "relay": ("store_restored: the stream is at position {head}, the store is not",),
            "ledger's replay": ("commits last_position={position}: no event gives it",),
            "reporting's replay": (f"{ATTESTED} … the events end before this tree",),
        },
    ),
    "an event renumbered": Fault(
        doing.renumber,
        {
            "verify": (MISSING, "event_added … position {to}, {topic}, {stream} version {version}"),
            "checkpointer": (f"{REWRITTEN} is missing",),
            "ledger's replay": (
                "event at position {following}: ",
                "stands before the version it follows, at {to}",
            ),
            "reporting's replay": ("at position {following}: ", "version 12 where 11 must follow"),
        },
    ),
    "an event moved to another task": Fault(
        doing.move,
        {
            "checkpointer": (f"{REWRITTEN} was changed",),
            "ledger's replay": (
                f"{BAD}the row says {{topic}} … at 99, its bytes {{topic}} {{stream}} at",
            ),
        },
    ),
    "an event moved to another task with its bytes": Fault(
        doing.move_with_its_bytes,
        {
            "verify": (
                "event_changed … [leaf {leaf}] … now reads: position {position}, {topic}, ",
                GAP,
            ),
            "checkpointer": (f"{REWRITTEN} was changed",),
            "ledger's replay": (BAD,),
            "reporting's replay": ("at position {position}: ",),
        },
    ),
    "an event retyped": Fault(
        doing.retype,
        {
            "checkpointer": (f"{REWRITTEN} was changed",),
            "ledger's replay": (
                f"{BAD}the row says task.contested.v1 {{stream}} … its bytes {{topic}} {{stream}}",
            ),
        },
    ),
    "an event retyped with its bytes": Fault(
        doing.retype_with_its_bytes,
        {
            "verify": (
                "event_changed … [leaf {leaf}] … position {position}, task.contested.v1, {stream}",
            ),
            "checkpointer": (f"{REWRITTEN} was changed",),
            "ledger's replay": (BAD,),
            "reporting's replay": ("at position {position}: ",),
        },
    ),
    "the read model edited": Fault(
        doing.edit_the_read_model,
        {
            "reporting's replay": (
                "tasks number={number} id={stream} version=3: status is closed, the events give"
                " accepted",
            )
        },
    ),
    "a table beside the events edited": Fault(
        doing.edit_a_side_table,
        {
            "ledger's replay": (
                "due_dates stream={stream} clock=plan measure=0 version=1: due is 2099-01-01,"
                " the events give 2021-10-20",
            )
        },
    ),
    "a commit dated back": Fault(
        doing.date_a_commit_back,
        {"ledger's replay": ("commits last_position={position}: recorded_at is ",)},
    ),
    "an evidence file swapped": Fault(
        doing.swap_evidence,
        {
            "verify": ("evidence_changed … [evidence/{file}] … its SHA-256 is {now}",),
            "ledger's replay": ("file {file} of task {stream}: what lies there has … {now}",),
        },
    ),
    "an entry of the access log edited": Fault(
        doing.edit_the_access_log,
        {"checkpointer": ("access_ledger: history_rewritten: position {entry} was changed",)},
    ),
    "an old backup restored": Fault(
        doing.nothing,
        {
            "verify": ("tree_rolled_back … known checkpoint of size",),
            "checkpointer": ("store_restored: ",),
            "relay": ("store_restored: ",),
        },
        backup=True,
    ),
    "an event changed with its leaf": Fault(
        doing.change_with_its_leaf,
        {
            "verify": ("root_wrong … the root over these leaves is not the signed one",),
            "checkpointer": ("history_rewritten: the first … have another root than was signed",),
            "ledger's replay": ("commits last_position={position}: ",),
            "reporting's replay": ("tasks number=R09-1 id={stream} version={version}: ",),
        },
    ),
    "the history signed anew": Fault(
        doing.sign_anew,
        {
            "verify": ("witness_missing", "tree_rewritten … known checkpoint of size"),
            "witness": ("witness_refused … witness.example.org/w1",),
        },
    ),
    "the history signed anew, a checkpoint kept": Fault(
        doing.sign_anew_before_anybody_saw,
        {"verify": ("tree_rewritten … known checkpoint of size",)},
    ),
    "the history signed anew before anybody saw it": Fault(
        doing.sign_anew_before_anybody_saw, kept=False
    ),
    "an event appended in due form": Fault(doing.append_in_due_form),
}
