"""R08-1, a finding of a former round, is always drawn; a relapse is found, and it is reopened."""

from datetime import date
from hashlib import sha256

from contracts.builders.example import Example
from contracts.builders.examples.task.independence import independent
from contracts.builders.examples.task.work import FIRST_FILE
from contracts.builders.people import LEADING_GROUP, SUPERVISOR, acting
from contracts.builders.places import CAMPAIGN, LEAD_UNIT, SUMMARY, TASK, at
from contracts.events.supervision.draw import (
    Candidate,
    DrawAnnounced,
    LookBackDrawn,
    Seed,
    SpotCheckConcluded,
    SpotCheckDrawn,
)
from contracts.events.supervision.draw_pairs import (
    TaskLookBackDrawn,
    TaskSpotCheckConcluded,
    TaskSpotCheckDrawn,
)
from contracts.events.task.afterwards.look_back import LookBackPassed, RelapseFound
from contracts.events.task.afterwards.reopening import TaskReopened
from contracts.identifiers import draw_id, task_id
from contracts.sampling import METHOD, sample
from contracts.words import AlwaysDrawn, DrawKind, ReopenGround, SpotCheckResult, TaskStatus

LOOKING_BACK = acting("ddz-2", "督导组", "ddz")
DUE, BY = date(2022, 12, 19), date(2023, 1, 31)
SEED = Seed(root=sha256(b"checkpoint").hexdigest(), origin="taizhang/example", tree_size=412)
ALWAYS = (AlwaysDrawn.FORMER_SOURCE,)
POPULATION = (
    Candidate(task=TASK, number="R08-1", always=ALWAYS),
    *(
        Candidate(task=task_id(CAMPAIGN, number), number=number)
        for number in ("R02-1", "R02-2", "R03-1")
    ),
)
LOOK_BACK = {"campaign": CAMPAIGN, "draw_kind": DrawKind.LOOK_BACK, "draw_number": 1}
SPOT_CHECK = {"campaign": CAMPAIGN, "draw_kind": DrawKind.SPOT_CHECK, "draw_number": 1}
DRAW = draw_id(CAMPAIGN, DrawKind.LOOK_BACK, 1)
CHECK = draw_id(CAMPAIGN, DrawKind.SPOT_CHECK, 1)


def _drawn(draw: Example, percent: int) -> dict[str, object]:
    tasks = [one.task for one in POPULATION]
    drawn, left = sample(SEED.root, draw.stream, tasks, {TASK}, percent)
    told = {"percent": percent, "seed": SEED, "population": POPULATION}
    return {"method": METHOD, **told, "drawn": tuple(drawn), "not_drawn": tuple(left)}


ANNOUNCED = Example(
    DrawAnnounced(**LOOK_BACK, percent=30, due_until=DUE, purpose="2022年下半年回头看"),
    *(DRAW, 1, SUPERVISOR, at("2022-12-20")),
)
DRAWN = Example(
    LookBackDrawn(**LOOK_BACK, **_drawn(ANNOUNCED, 30), due_until=DUE, look_back_by=BY),
    *(DRAW, 2, SUPERVISOR, at("2022-12-20", 10)),
)
CHECK_DRAWN = Example(
    SpotCheckDrawn(
        **SPOT_CHECK, **_drawn(Example(ANNOUNCED.fact, CHECK, 1, SUPERVISOR, DRAWN.at), 10)
    ),
    *(CHECK, 2, SUPERVISOR, at("2022-04-01", 10)),
)
FOUND = {
    "result": SpotCheckResult.IN_ORDER,
    "opinion": "台账与现场一致",
    "evidence_checked": (FIRST_FILE,),
    "independence": independent("ddz-1"),
}
CONCLUDED = Example(
    SpotCheckConcluded(**SPOT_CHECK, task=TASK, number="R08-1", **FOUND),
    *(CHECK, 3, SUPERVISOR, at("2022-04-06")),
)

_OF_DRAW = {"task": SUMMARY, "draw": DRAW, "draw_number": 1}
_OF_CHECK = {"task": SUMMARY, "draw": CHECK, "draw_number": 1}
_LOOKED_BACK = {
    **_OF_DRAW,
    "closed_on": date(2022, 6, 22),
    "look_back_by": BY,
    "late": False,
    "evidence_checked": (FIRST_FILE,),
    "independence": independent("ddz-2"),
}

EXAMPLES = (
    *(ANNOUNCED, DRAWN, CHECK_DRAWN, CONCLUDED),
    Example(
        TaskSpotCheckDrawn(**_OF_CHECK, always=ALWAYS, seed=SEED),
        *(TASK, 20, SUPERVISOR, CHECK_DRAWN.at, LEAD_UNIT),
    ),
    Example(
        TaskSpotCheckConcluded(**_OF_CHECK, **FOUND),
        *(TASK, 21, SUPERVISOR, CONCLUDED.at, LEAD_UNIT),
    ),
    Example(
        TaskLookBackDrawn(**_OF_DRAW, drawn=True, always=ALWAYS, seed=SEED, look_back_by=BY),
        *(TASK, 29, SUPERVISOR, DRAWN.at, LEAD_UNIT),
    ),
    Example(
        LookBackPassed(**_LOOKED_BACK, opinion="管理体制运行正常"),
        *(TASK, 30, LOOKING_BACK, at("2023-01-10"), LEAD_UNIT),
    ),
    Example(
        RelapseFound(**_LOOKED_BACK, reasons="两所附属医院又各自为政"),
        *(TASK, 30, LOOKING_BACK, at("2023-01-10"), LEAD_UNIT),
    ),
    Example(
        TaskReopened(
            task=SUMMARY,
            ground=ReopenGround.LOOK_BACK,
            reason="回头看发现反弹",
            draw=DRAW,
            previous_status=TaskStatus.CLOSED,
            reopened_on=date(2023, 1, 16),
            plan_due=date(2023, 2, 15),
            policy_version=1,
        ),
        *(TASK, 31, LEADING_GROUP, at("2023-01-16"), LEAD_UNIT),
    ),
)
