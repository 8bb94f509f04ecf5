"""A draw waits for the log's signature, touches every task drawn, and ends with conclusions."""

from hashlib import sha256

import pytest

from contracts.events.supervision.draw import SpotCheckDrawn
from contracts.identifiers import campaign_id, draw_id, finding_id, task_id
from contracts.sampling import sample
from contracts.words import DrawKind
from tests.services.ledger.http.steps import history, signed
from tests.services.ledger.office import Office, person

NAME = "抽查批次"
CAMPAIGN = campaign_id(NAME)
TASKS = tuple(task_id(CAMPAIGN, f"{number}") for number in range(1, 5))
CHECK = draw_id(CAMPAIGN, DrawKind.SPOT_CHECK, 1)
LOOK_BACK = draw_id(CAMPAIGN, DrawKind.LOOK_BACK, 1)
ROOT = sha256(b"root").digest()
LEADER = {"officer": str(person("ld09")), "post": "分管后勤工作的副校长", "unit": "univ"}


@pytest.fixture(scope="module", autouse=True)
async def campaign(ledger: Office) -> None:
    """A campaign of its own with four open tasks, so that no other test is drawn."""
    opening = {"name": NAME, "opened_on": "2021-09-18"}
    await ledger.done("zgb-1", "campaigns/open-campaign", opening)
    finding = {"campaign": str(CAMPAIGN), "number": "1", "source_kind": "audit", "text": "不符"}
    await ledger.done("zgb-1", "findings/register-finding", finding)
    ids = {"campaign": str(CAMPAIGN), "finding": str(finding_id(CAMPAIGN, "1"))}
    for number, id_ in enumerate(TASKS, 1):
        row = {**ids, "number": str(number), "title": "清查"}
        await ledger.done("zgb-1", "tasks/register-task", row)
        lead = {"lead_unit": "hqb", "leader": LEADER}
        await ledger.done("zgb-1", f"tasks/{id_}/assign-task", lead)


async def test_a_spot_check_is_announced_drawn_by_the_log_and_concluded(ledger: Office) -> None:
    body = {
        "campaign": str(CAMPAIGN),
        "kind": "spot_check",
        "number": 1,
        "percent": 50,
        "units": ["hqb"],
        "purpose": "季度抽查",
    }
    assert await ledger.refused("zgb-1", "draws/announce-draw", body) == "not_permitted"
    told = await ledger.done("ddz-1", "draws/announce-draw", body)
    assert told["aggregate_id"] == str(CHECK)
    second = {**body, "number": 2}
    assert await ledger.refused("ddz-1", "draws/announce-draw", second) == "previous_drawn"

    assert await ledger.refused("ddz-1", f"draws/{CHECK}/draw-spot-check") == "seed_known"
    await signed(ledger, CHECK, ROOT)
    await ledger.done("ddz-1", f"draws/{CHECK}/draw-spot-check")
    _, event = await history(ledger, CHECK)
    fact = event.data
    assert isinstance(fact, SpotCheckDrawn)
    assert fact.seed.root == ROOT.hex()
    population = [one.task for one in fact.population]
    assert population == list(TASKS)
    drawn, left = sample(ROOT.hex(), CHECK, population, (), 50)
    assert (fact.drawn, fact.not_drawn) == (tuple(drawn), tuple(left))
    for id_ in drawn:
        assert (await history(ledger, id_))[-1].type == "task.spot_check_drawn.v1"
    for id_ in left:
        assert (await history(ledger, id_))[-1].type != "task.spot_check_drawn.v1"

    said = {"task": str(drawn[0]), "result": "in_order", "opinion": "属实"}
    path = f"draws/{CHECK}/conclude-spot-check"
    await ledger.done("ddz-1", path, said)
    assert await ledger.refused("ddz-1", path, said) == "spot_check_open"
    assert (await history(ledger, drawn[0]))[-1].type == "task.spot_check_concluded.v1"
    assert (await history(ledger, CHECK))[-1].type == "draw.spot_check_concluded.v1"


async def test_a_look_back_that_nothing_is_due_for_draws_nothing(ledger: Office) -> None:
    body = {
        "campaign": str(CAMPAIGN),
        "kind": "look_back",
        "number": 1,
        "percent": 20,
        "due_until": "2021-09-20",
        "purpose": "回头看",
    }
    await ledger.done("ddz-1", "draws/announce-draw", body)
    await signed(ledger, LOOK_BACK, sha256(b"other").digest())
    by = {"look_back_by": "2999-01-01"}
    told = await ledger.done("ddz-1", f"draws/{LOOK_BACK}/draw-look-back", by)
    assert [one["type"] for one in told["events"]] == ["draw.look_back_drawn.v1"]
    assert await ledger.refused("ddz-1", f"draws/{LOOK_BACK}/draw-look-back", by) == (
        "already_exists"
    )
