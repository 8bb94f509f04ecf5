"""A ledger in which each of its own tables has rows, and the command that replays it."""

import subprocess
import sys

import asyncpg

from deploy.embedded.settings import surroundings
from tests.services.ledger.http.publishing import Public, invited, published
from tests.services.ledger.http.steps import PROPOSAL, attach, bring, path
from tests.services.ledger.office import Office, person, task
from tests.services.ledger.sweeping import sweeper


async def lived_in(office: Office) -> Office:
    """Tasks at work, the same evidence twice, a unit and people who come and go."""
    office.at("2021-09-20T09:00")
    await _directory_changes(office)
    await bring(office, "R14-1", "hqb", "evidenced")
    await bring(office, "R11-1", "cgzx", "working")
    await attach(office, "R11-1", "cgzx-clerk", b"R14-1")
    result = await published(office, "R16-1", "xsc")
    (code,) = await invited(office, result, 1)
    await Public(office, result).give(code, 4, "好")
    done = {"measure": 1, "report": "完成"}
    await office.done("cgzx-head", path("R11-1", "submit-measure"), done)
    await _late_with_a_rule(office, "R02-2", "xb")
    return office


async def _late_with_a_rule(office: Office, number: str, unit: str) -> None:
    """A task whose measure promises a rule, which is registered, and is overdue from the first."""
    await bring(office, number, unit, "accepted")
    changes = {"institution": "管理办法", "deadline": "2021-09-19"}
    plan = {**PROPOSAL, **changes, "owner": str(person(f"{unit}-clerk"))}
    await office.done(f"{unit}-head", path(number, "propose-measures"), {"measures": [plan]})
    await bring(office, number, unit, "working")
    uploaded = await office.upload(f"{unit}-head", number, b"rule")
    rule = {
        "title": "管理办法",
        "document_number": "7号",
        "dated": "2021-09-20",
        "serves": [{"task": str(task(number)), "measure": 1}],
        "receipt": uploaded["receipt"],
    }
    await office.done(f"{unit}-head", "institutions/register-institution", rule)
    async with sweeper(office) as sweeps:
        await sweeps.sweep()


async def _directory_changes(office: Office) -> None:
    """A unit, a person who comes and goes, and one who is erased."""
    unit = {"code": "new", "name": "新设单位", "parent": "univ", "valid_from": "2021-09-01"}
    await office.done("zgb-1", "units/register-unit", unit)
    told = await office.done(
        "zgb-1", "officers/register-officer", {"account": "guest", "name": "来客"}
    )
    of_guest = f"officers/{told['aggregate_id']}"
    post = {"post": "经办人", "unit": "new"}
    since, until = {"since": "2021-09-01"}, {"until": "2021-09-20"}
    await office.done("zgb-1", f"{of_guest}/appoint-officer", {**post, **since})
    await office.done("zgb-1", f"{of_guest}/relieve-officer", {**post, **until})
    await office.done("zgb-1", f"officers/{person('lxy-head')}/erase-person", {"reason": "申请"})


async def tamper(office: Office, *statements: str) -> None:
    """Run SQL as the owner of the database."""
    connection = await asyncpg.connect(office.owner_dsn)
    try:
        for one in statements:
            await connection.execute(one)
    finally:
        await connection.close()


def replay(office: Office, *options: str) -> tuple[int, list[str]]:
    """`python -m services.ledger replay`: its status, and what it found or why it could not."""
    done = replaying(office, *options)
    return done.returncode, (done.stdout or done.stderr).splitlines()


def replaying(office: Office, *options: str) -> subprocess.CompletedProcess[str]:
    """The same, with what it told on its way."""
    return subprocess.run(
        [sys.executable, "-m", "services.ledger", "replay", *options],
        env={
            **surroundings(),
            "TAIZHANG_OWNER_DSN": office.owner_dsn,
            "TAIZHANG_EVIDENCE_URL": office.settings.evidence_url,
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
