"""Bundles that a running system hands out: to whom, of what, at which checkpoint."""

from hashlib import sha256

import httpx
import pytest

from contracts.proofs.bundle.verifying import examine
from contracts.proofs.encoding import decoded_hash
from contracts.proofs.notes import Note
from contracts.proofs.tree.verifying import verify_inclusion
from tests.services.ledger.office import task
from tests.services.reporting.system.taking import AUDITOR, DISCIPLINE, LIVED, OFFICE, Bundles


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("tasks/R08-1/bundle", "task"),
        ("campaigns/2021年巡视整改/bundle", "campaign"),
        ("bundle", "everything"),
    ],
)
async def test_a_bundle_that_the_system_hands_out_verifies(
    bundles: Bundles, path: str, kind: str
) -> None:
    report = await bundles.report(AUDITOR, path)
    assert report.findings == ()
    assert report.manifest
    assert report.manifest.kind == kind
    assert report.manifest.events > 0


async def test_a_bundle_of_everything_holds_every_event(bundles: Bundles) -> None:
    report = await bundles.report(DISCIPLINE, "bundle")
    stored = await bundles.pair.office.rows("SELECT count(*) FROM ledger.events")
    assert report.manifest
    assert report.manifest.events == report.manifest.size == stored[0][0]


@pytest.mark.parametrize(
    ("account", "path", "code"),
    [
        (OFFICE, "bundle", "forbidden"),
        ("yxb-head", "tasks/R08-1/bundle", "forbidden"),
        ("yxb-head", "campaigns/2021年巡视整改/bundle", "forbidden"),
        (AUDITOR, "tasks/R99-9/bundle", "not_found"),
        (AUDITOR, "campaigns/无此批次/bundle", "not_found"),
    ],
)
async def test_who_may_not_read_all_of_it_gets_no_bundle(
    bundles: Bundles, account: str, path: str, code: str
) -> None:
    answer = await bundles.get(account, path)
    assert answer.json()["code"] == code


async def test_each_event_of_a_history_says_where_it_is_proved(bundles: Bundles) -> None:
    await bundles.signed()
    history = (await bundles.pair.read(AUDITOR, "/v1/tasks/R08-1/history")).json()
    for event in history["events"]:
        proof = event["proof"]
        assert proof["witnessed"] is None
        assert proof["leaf_index"] < proof["signed"]
        async with httpx.AsyncClient() as client:
            shown = (await client.get(proof["inclusion"])).json()
        assert shown["leaf_index"] == proof["leaf_index"]
        path = [decoded_hash(each) for each in shown["proof"]]
        root = decoded_hash(shown["root"])
        leaf = decoded_hash(shown["leaf_hash"])
        verify_inclusion(leaf, shown["leaf_index"], shown["size"], path, root)


async def test_a_bundle_is_in_the_access_log_before_it_is_made(bundles: Bundles) -> None:
    answer = await bundles.get(AUDITOR, "tasks/R09-1/bundle", known=999)
    assert answer.status_code == 404
    assert ("auditor-1", "bundle_task", str(task("R09-1"))) in await bundles.readings()


async def test_a_kept_checkpoint_is_led_on_from(bundles: Bundles) -> None:
    await bundles.signed()
    rows = await bundles.pair.office.rows(
        "SELECT size, note FROM proof.checkpoints WHERE size > 0 ORDER BY size"
    )
    first = Note.parse(rows[0]["note"].encode())
    path = "tasks/R08-1/bundle"
    unled = examine(await bundles.taken(AUDITOR, path), known=[first])
    assert {each.code for each in unled.findings} == {"tree_unconnected"}
    led = await bundles.taken(AUDITOR, path, known=rows[0]["size"])
    assert examine(led, known=[first]).findings == ()


async def test_as_of_takes_the_last_checkpoint_that_covers_nothing_later(bundles: Bundles) -> None:
    await bundles.signed()
    rows = await bundles.pair.office.rows(
        "SELECT c.size, l.position FROM proof.checkpoints c"
        " JOIN proof.leaves l ON l.leaf_index = c.size - 1 ORDER BY c.size"
    )
    earliest = rows[0]
    report = await bundles.report(AUDITOR, "bundle", as_of=str(earliest["position"]))
    assert report.findings == ()
    assert report.manifest
    assert report.manifest.size == earliest["size"]


async def test_a_cosigned_checkpoint_is_asked_for_and_there_is_none(bundles: Bundles) -> None:
    answer = await bundles.get(AUDITOR, "bundle", witnessed=True)
    assert (answer.status_code, answer.json()["code"]) == (503, "not_covered_yet")


async def test_evidence_is_enclosed_for_whom_the_ledger_gives_it(
    bundles: Bundles,
) -> None:
    report = await bundles.report(AUDITOR, f"tasks/{LIVED}/bundle", files=True)
    assert report.findings == ()
    assert report.manifest
    (digest,) = report.manifest.evidence
    assert digest == sha256(LIVED.encode()).hexdigest()
    assert f"evidence/{digest}" in report.manifest.files
    bare = await bundles.report(AUDITOR, f"tasks/{LIVED}/bundle")
    assert bare.manifest
    assert f"evidence/{digest}" not in bare.manifest.files


async def test_events_of_a_case_go_to_those_who_read_cases_alone(
    bundles: Bundles,
) -> None:
    path = f"tasks/{LIVED}/bundle"
    answer = await bundles.get(OFFICE, path)
    assert (answer.status_code, answer.json()["code"]) == (403, "case_confidential")
    answer = await bundles.get(OFFICE, "campaigns/2021年巡视整改/bundle")
    assert (answer.status_code, answer.json()["code"]) == (403, "case_confidential")
    assert (await bundles.report(OFFICE, "tasks/R09-1/bundle")).findings == ()
    assert (await bundles.report(DISCIPLINE, path)).findings == ()
