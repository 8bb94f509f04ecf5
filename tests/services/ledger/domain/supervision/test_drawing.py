"""Draws: announced before their seed can be known, made once, one after the other."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from pydantic import ValidationError

from contracts.builders.event import a_fact
from contracts.events.finding import FindingRegistered
from contracts.events.supervision.draw import (
    Candidate,
    DrawAnnounced,
    LookBackDrawn,
    Seed,
    SpotCheckDrawn,
)
from contracts.events.task.turns.risk import RiskAccepted
from contracts.identifiers import draw_id
from contracts.sampling import sample
from contracts.words import AlwaysDrawn, DrawKind, SourceKind, TaskStatus
from services.ledger.domain.campaign import Campaign
from services.ledger.domain.directory.doer import Doer
from services.ledger.domain.finding import Finding
from services.ledger.domain.supervision.draw import Draw
from services.ledger.domain.supervision.drawing import (
    AnnounceDraw,
    DrawLookBack,
    DrawSpotCheck,
    announce_draw,
    draw_look_back,
    draw_spot_check,
)
from services.ledger.domain.supervision.drawn_tasks import (
    candidate,
    reaches,
    remember_look_back,
    remember_spot_check,
)
from tests.services.ledger.domain.afterwards.aftermath import (
    CLOSED,
    DRAWN,
    DUE,
    RELAPSED,
    REOPENED,
    SEED,
)
from tests.services.ledger.domain.history import (
    FACTS,
    FINDING_ID,
    SUBMITTED,
    TASK_ID,
    VERIFIED,
    WORKING,
    a_task,
    returned,
)
from tests.services.ledger.domain.people import (
    CAMPAIGN,
    HEAD,
    LEADING_GROUP,
    OFFICE,
    OPENED,
    SUPERVISOR,
    on,
)
from tests.services.ledger.domain.stage import Stage, done, given

LATER = on("2022-04-10", SUPERVISOR)
LOOK_BACK, CHECK = DrawKind.LOOK_BACK, DrawKind.SPOT_CHECK
OTHERS = tuple(Candidate(task=UUID(int=n), number=f"R0{n}-1") for n in range(1, 10))
POPULATION = (
    *OTHERS,
    Candidate(task=TASK_ID, number="R14-1", always=(AlwaysDrawn.RETURNED,)),
)
BY = DrawLookBack(look_back_by=date(2022, 5, 9))


def announcing(kind: DrawKind = LOOK_BACK, number: int = 1, **more: Any) -> AnnounceDraw:
    due = {"due_until": DUE} if kind is LOOK_BACK else {}
    fields = {"campaign": CAMPAIGN, "percent": 30, "purpose": "上半年回头看", **due, **more}
    return AnnounceDraw(kind=kind, number=number, **fields)


def empty(kind: DrawKind = LOOK_BACK, number: int = 1) -> Stage:
    return given(Draw(draw_id(CAMPAIGN, kind, number)))


def announced(kind: DrawKind = LOOK_BACK, **more: Any) -> Stage:
    command = announcing(kind, **more)
    return empty(kind).when(announce_draw, command, None, OPENED, LATER).then(DrawAnnounced)


def test_supervision_announces_how_a_draw_will_be_made() -> None:
    outcome = empty().when(announce_draw, announcing(), None, OPENED, LATER)
    stage = outcome.then(DrawAnnounced, draw_kind=LOOK_BACK, draw_number=1, percent=30)
    stage.when(announce_draw, announcing(), None, OPENED, LATER).refused("already_exists")


@pytest.mark.parametrize("doer", [OFFICE, HEAD])
def test_nobody_else_announces_or_draws(doer: Doer) -> None:
    later = on("2022-04-10", doer)
    empty().when(announce_draw, announcing(), None, OPENED, later).refused("not_permitted")
    announced().when(draw_look_back, BY, POPULATION, SEED, later).refused("not_permitted")
    check = announced(CHECK)
    check.when(draw_spot_check, DrawSpotCheck(), OTHERS, SEED, later).refused("not_permitted")


def test_a_draw_follows_the_one_before_it_so_that_nobody_has_several_to_choose_from() -> None:
    second, command = empty(number=2), announcing(number=2)
    for before in (empty().state, announced().state):
        second.when(announce_draw, command, before, OPENED, LATER).refused("previous_drawn")
    made = announced().when(draw_look_back, BY, (), SEED, LATER).then(LookBackDrawn).state
    second.when(announce_draw, command, made, OPENED, LATER).then(DrawAnnounced)


def test_a_population_is_complete_when_it_is_announced() -> None:
    today = announcing(due_until=date(2022, 4, 10))
    empty().when(announce_draw, today, None, OPENED, LATER).then(DrawAnnounced)
    tomorrow = announcing(due_until=date(2022, 4, 11))
    stage = empty().when(announce_draw, tomorrow, None, OPENED, LATER)
    stage.refused("dated_in_the_future")


def test_look_backs_outlive_their_campaign_and_spot_checks_do_not() -> None:
    closed = Campaign(CAMPAIGN, 1, "2021年巡视整改", date(2021, 9, 18), closed=True)
    empty().when(announce_draw, announcing(), None, closed, LATER).then(DrawAnnounced)
    check = empty(CHECK).when(announce_draw, announcing(CHECK), None, closed, LATER)
    check.refused("campaign_closed")
    nowhere = Campaign(CAMPAIGN)
    empty().when(announce_draw, announcing(), None, nowhere, LATER).refused("not_found")


@pytest.mark.parametrize(
    "wrong",
    [
        {"due_until": None},
        {"units": ("hqb",)},
        {"kind": CHECK},
        {"percent": 0},
        {"percent": 101},
        {"number": 0},
    ],
)
def test_an_announcement_says_of_which_tasks_and_how_many(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        AnnounceDraw.model_validate({**announcing().model_dump(), **wrong})


def test_nothing_is_drawn_before_the_log_has_signed_the_announcement() -> None:
    announced().when(draw_look_back, BY, POPULATION, None, LATER).refused("seed_known")
    empty().when(draw_look_back, BY, POPULATION, SEED, LATER).refused("not_found")


def test_the_seed_draws_once_and_says_all_that_anybody_needs_to_draw_again() -> None:
    stage = announced().when(draw_look_back, BY, POPULATION, SEED, LATER)
    drawn, left = sample(
        SEED.root, draw_id(CAMPAIGN, LOOK_BACK, 1), [one.task for one in POPULATION], {TASK_ID}, 30
    )
    assert (drawn[0], len(drawn), len(left)) == (TASK_ID, 1 + 3, 6)
    after = stage.then(
        LookBackDrawn,
        seed=SEED,
        percent=30,
        method="taizhang-draw-1",
        drawn=tuple(drawn),
        not_drawn=tuple(left),
        due_until=DUE,
        look_back_by=BY.look_back_by,
    )
    after.when(draw_look_back, BY, POPULATION, SEED, LATER).refused("already_exists")


def test_another_seed_draws_others() -> None:
    seeds = [Seed(root=f"{number:02x}" * 32, origin="x", tree_size=1) for number in range(20)]
    draw = announced().state
    drawn = {draw_look_back(draw, BY, OTHERS, seed, LATER).drawn for seed in seeds}
    assert len(drawn) > 10


def test_a_look_back_is_not_due_before_it_is_drawn() -> None:
    past = DrawLookBack(look_back_by=date(2022, 4, 9))
    announced().when(draw_look_back, past, (), SEED, LATER).refused("due_in_the_past")
    today = DrawLookBack(look_back_by=date(2022, 4, 10))
    announced().when(draw_look_back, today, (), SEED, LATER).then(LookBackDrawn)


def test_a_population_is_told_by_number_in_whatever_order_it_was_found() -> None:
    stage = announced().when(draw_look_back, BY, POPULATION[::-1], SEED, LATER)
    stage.then(LookBackDrawn, population=POPULATION)


def test_a_draw_is_made_as_what_it_was_announced() -> None:
    announced(CHECK).when(draw_look_back, BY, (), SEED, LATER).refused("draw_kind")
    announced().when(draw_spot_check, DrawSpotCheck(), (), SEED, LATER).refused("draw_kind")
    check = announced(CHECK, units=("hqb",))
    group = on("2022-04-10", LEADING_GROUP)
    stage = check.when(draw_spot_check, DrawSpotCheck(), OTHERS, SEED, group)
    stage.then(SpotCheckDrawn, units=("hqb",)).when(
        draw_spot_check, DrawSpotCheck(), OTHERS, SEED, group
    ).refused("already_exists")


def test_a_look_back_reaches_closed_tasks_that_are_due_and_in_no_draw() -> None:
    until = announced().state.facts
    early = until.model_copy(update={"due_until": date(2022, 4, 8)})
    assert reaches(until, a_task(*CLOSED).state)
    assert not reaches(early, a_task(*CLOSED).state)
    for history in (DRAWN, RELAPSED, REOPENED, VERIFIED):
        assert not reaches(until, a_task(*history).state)
    # Once drawn it is due anew, for its look-back: no other draw takes it then.
    late = until.model_copy(update={"due_until": BY.look_back_by})
    assert not reaches(late, a_task(*DRAWN).state)


def test_a_spot_check_reaches_open_tasks_of_the_units_named() -> None:
    everywhere = announced(CHECK).state.facts
    elsewhere = everywhere.model_copy(update={"units": ("cwc",)})
    assert reaches(everywhere, a_task(*WORKING).state)
    assert not reaches(elsewhere, a_task(*WORKING).state)
    assert reaches(elsewhere.model_copy(update={"units": ("hqb",)}), a_task(*WORKING).state)
    resting = done(a_fact(RiskAccepted, task=FACTS, previous_status=TaskStatus.IN_PROGRESS))
    for history in ((), CLOSED, (*WORKING, resting)):
        assert not reaches(everywhere, a_task(*history).state)


def finding(*, earlier: bool) -> Finding:
    fact = FindingRegistered(
        campaign=CAMPAIGN,
        number="W14",
        source_kind=SourceKind.CENTRAL_INSPECTION,
        source_as_written="上次中央巡视",
        earlier_round=earlier,
        text="维修响应慢",
    )
    state: Finding = given(Finding(FINDING_ID), done(fact)).state
    return state


def test_relapses_returns_and_former_sources_are_always_drawn() -> None:
    new, old = finding(earlier=False), finding(earlier=True)
    assert candidate(a_task(*CLOSED).state, new).always == ()
    assert candidate(a_task(*CLOSED).state, old).always == (AlwaysDrawn.FORMER_SOURCE,)
    back = a_task(*SUBMITTED, returned()).state
    assert candidate(back, new).always == (AlwaysDrawn.RETURNED,)
    assert candidate(a_task(*REOPENED).state, old).always == (
        AlwaysDrawn.RELAPSED,
        AlwaysDrawn.FORMER_SOURCE,
    )


def test_each_task_of_a_population_remembers_what_became_of_it() -> None:
    draw = announced().state
    task = a_task(*CLOSED).state
    for drawn in (True, False):
        always = (AlwaysDrawn.RETURNED,) if drawn else ()
        mine = Candidate(task=TASK_ID, number="R14-1", always=always)
        # This seed leaves the task out when chance alone decides, and there are nine others.
        seed = next(
            one
            for one in (Seed(root=f"{n:064x}", origin="x", tree_size=n) for n in range(1, 99))
            if drawn or TASK_ID in draw_look_back(draw, BY, (*OTHERS, mine), one, LATER).not_drawn
        )
        fact = draw_look_back(draw, BY, (*OTHERS, mine), seed, LATER)
        pair = remember_look_back(task, draw, fact)
        assert (pair.drawn, pair.always, pair.seed) == (drawn, always, seed)
        assert pair.look_back_by == (BY.look_back_by if drawn else None)


def test_a_task_remembers_the_spot_check_that_drew_it() -> None:
    draw = announced(CHECK).state
    fact = draw_spot_check(draw, DrawSpotCheck(), POPULATION, SEED, LATER)
    pair = remember_spot_check(a_task(*WORKING).state, draw, fact)
    assert (pair.draw, pair.draw_number, pair.always) == (draw.id, 1, (AlwaysDrawn.RETURNED,))
