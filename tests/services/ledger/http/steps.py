"""The steps of a task's life, each by whom it is for; with what others ask of the store."""

from typing import Any
from uuid import UUID

from contracts.envelope import Event
from contracts.events.catalogue import decode
from tests.services.ledger.office import Office, person, task

STEPS = {
    "assigned": "task.assigned.v1",
    "accepted": "task.accepted.v1",
    "proposed": "task.measures_proposed.v1",
    "working": "task.plan_approved.v1",
    "evidenced": "task.evidence_attached.v1",
    "submitted": "task.measure_submitted.v1",
    "verified": "task.measure_verified.v1",
}
PROPOSAL = {
    "number": 1,
    "text": "措施",
    "type": "immediate",
    "deadline": "2021-10-15",
    "deliverable": "清单",
}


def path(number: str, command: str) -> str:
    """Where a command on this task goes."""
    return f"tasks/{task(number)}/{command}"


async def bring(office: Office, number: str, unit: str, step: str) -> dict[str, Any]:
    """The task at least as far as this step; what its last command answered."""
    told: dict[str, Any] = {}
    names = list(STEPS)
    there = {event.type for event in await history(office, task(number))}
    for one in names[: names.index(step) + 1]:
        if STEPS[one] not in there:
            told = await _do(office, number, unit, one)
    return told


async def _do(office: Office, number: str, unit: str, step: str) -> dict[str, Any]:
    head, clerk = f"{unit}-head", f"{unit}-clerk"
    if step == "evidenced":
        return await attach(office, number, clerk, number.encode())
    if step == "verified":
        return await verify(office, number, "ddz-1")
    plan = {**PROPOSAL, "owner": str(person(clerk))}
    account, command, body = {
        "assigned": ("zgb-1", "assign-task", {}),
        "accepted": (clerk, "accept-task", {}),
        "proposed": (head, "propose-measures", {"measures": [plan]}),
        "working": ("zgb-1", "approve-plan", {}),
        "submitted": (head, "submit-measure", {"measure": 1, "report": "完成"}),
    }[step]
    return await office.done(account, path(number, command), body)


async def attach(office: Office, number: str, account: str, content: bytes) -> dict[str, Any]:
    """A file uploaded and attached to the first measure."""
    uploaded = await office.upload(account, number, content)
    body = {"measure": 1, "receipt": uploaded["receipt"]}
    return await office.done(account, path(number, "attach-evidence"), body)


async def verify(office: Office, number: str, account: str) -> dict[str, Any]:
    """The submitted measure verified against all its evidence."""
    attached = [e.data for e in await history(office, task(number)) if "evidence" in e.type]
    checked = [getattr(one, "sha256", None) for one in attached]
    body = {"measure": 1, "opinion": "属实", "evidence_checked": checked}
    return await office.done(account, path(number, "verify-measure"), body)


async def stored(office: Office, stream: UUID | str) -> list[bytes]:
    """The bytes of a stream, oldest first."""
    rows = await office.rows(
        "SELECT state FROM ledger.events WHERE originator_id = $1 ORDER BY originator_version",
        UUID(str(stream)),
    )
    return [row["state"] for row in rows]


async def history(office: Office, stream: UUID | str) -> list[Event]:
    """The events of a stream, oldest first."""
    return [decode(state) for state in await stored(office, stream)]


async def position(office: Office) -> int:
    """How many events there are."""
    rows = await office.rows("SELECT count(*) FROM ledger.events")
    return int(rows[0][0])


async def signed(office: Office, stream: UUID, root: bytes) -> None:
    """A checkpoint over everything up to this stream, as the checkpointer keeps it."""
    (row,) = await office.rows(
        "SELECT max(notification_id) FROM ledger.events WHERE originator_id = $1", stream
    )
    leaf = row[0]
    await office.rows("INSERT INTO proof.leaves VALUES ($1, $1, $2)", leaf, root)
    for size, said in ((leaf, b"\0" * 32), (leaf + 2, b"\1" * 32), (leaf + 1, root)):
        # The first that covers the leaf is the second smallest of these.
        await office.rows(
            "INSERT INTO proof.checkpoints VALUES ('taizhang/test', $1, $2, '', now())", size, said
        )
