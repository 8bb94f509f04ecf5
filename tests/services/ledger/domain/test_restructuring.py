"""Units are renamed, moved, closed and merged; the tree holds, and a unit keeps its code."""

from datetime import date
from typing import Any

import pytest

from contracts.events.directory.unit import (
    UnitClosed,
    UnitMerged,
    UnitMoved,
    UnitRegistered,
    UnitRenamed,
)
from contracts.identifiers import unit_id
from services.ledger.domain.directory.appointing import AppointOfficer, appoint_officer
from services.ledger.domain.directory.restructuring import (
    CloseUnit,
    MergeUnit,
    MoveUnit,
    RenameUnit,
    Tree,
    close_unit,
    merge_unit,
    move_unit,
    rename_unit,
    require_no_task,
)
from services.ledger.domain.directory.unit import RegisterUnit, Unit, register_unit
from services.ledger.domain.task.phases.assignment import AssignTask, assign_task
from tests.services.ledger.domain.history import a_task
from tests.services.ledger.domain.people import HANDLER, OFFICE, by
from tests.services.ledger.domain.stage import Done, Stage, done, given

TODAY, TOMORROW = date(2021, 9, 20), date(2021, 9, 21)
REASON = "机构调整"
PARENTS = {"univ": None, "hqb": "univ", "hqb-1": "hqb", "xsc": "univ"}
TREE = Tree(TODAY, PARENTS, frozenset({"xsc"}))
RENAME = RenameUnit(name="后勤与基建部", short_name="后勤", valid_from=TODAY)
MOVE = MoveUnit(parent="xsc", valid_from=TODAY)
CLOSE = CloseUnit(valid_from=TODAY, reason=REASON)
MERGE = MergeUnit(into="xsc", valid_from=TODAY, reason=REASON)


def _unit(code: str, *history: Done) -> Stage:
    parent = PARENTS[code]
    registered = UnitRegistered(code=code, name=code, parent=parent, valid_from=date(2020, 1, 1))
    return given(Unit(unit_id(code)), done(registered), *history)


CLOSED = done(UnitClosed(code="hqb-1", valid_from=TODAY, reason=REASON))
XSC = _unit("xsc").state
GONE = _unit("hqb-1", CLOSED).state
NOWHERE = Unit(unit_id("nowhere"))


def test_a_renamed_unit_keeps_its_code_and_says_its_former_name() -> None:
    renamed = _unit("hqb").when(rename_unit, RENAME, TREE)
    after = renamed.then(UnitRenamed, code="hqb", former_name="hqb", name="后勤与基建部")
    assert (after.state.name, after.state.short_name) == ("后勤与基建部", "后勤")
    after.when(rename_unit, RENAME, TREE).refused("unit_unchanged")


def test_a_moved_unit_stands_below_another_parent() -> None:
    moved = _unit("hqb").when(move_unit, MOVE, XSC, TREE)
    after = moved.then(UnitMoved, code="hqb", parent="xsc", former_parent="univ")
    after.when(move_unit, MOVE, XSC, TREE).refused("unit_unchanged")


@pytest.mark.parametrize("parent", ["hqb", "hqb-1"])
def test_no_unit_comes_to_stand_below_itself(parent: str) -> None:
    below = MoveUnit(parent=parent, valid_from=TODAY)
    _unit("hqb").when(move_unit, below, _unit(parent).state, TREE).refused("unit_tree")


def test_a_unit_closes_once_and_takes_no_post_no_unit_and_no_change_any_more() -> None:
    closed = _unit("hqb-1").when(close_unit, CLOSE, TREE).then(UnitClosed, reason=REASON)
    closed.when(close_unit, CLOSE, TREE).refused("unit_closed")
    closed.when(rename_unit, RENAME, TREE).refused("unit_closed")
    post = AppointOfficer(post="督导组", unit="hqb-1", since=TODAY)
    Stage(HANDLER.officer).when(appoint_officer, post, closed.state).refused("unit_closed")
    new = RegisterUnit(code="new", name="新单位", parent="hqb-1", valid_from=TODAY)
    Stage(Unit(unit_id("new"))).when(register_unit, new, closed.state).refused("unit_closed")


def test_a_unit_in_which_a_post_goes_on_does_not_close() -> None:
    _unit("xsc").when(close_unit, CLOSE, TREE).refused("unit_staffed")


@pytest.mark.parametrize(("decide", "rest"), [(close_unit, (CLOSE,)), (merge_unit, (MERGE, XSC))])
def test_a_unit_above_open_units_does_not_end(decide: Any, rest: tuple[Any, ...]) -> None:
    _unit("hqb").when(decide, *rest, TREE).refused("unit_tree")


def test_a_unit_is_merged_once_into_another() -> None:
    merged = _unit("hqb-1").when(merge_unit, MERGE, XSC, TREE).then(UnitMerged, into="xsc")
    merged.when(merge_unit, MERGE, XSC, TREE).refused("unit_closed")
    own = MergeUnit(into="xsc", valid_from=TODAY, reason=REASON)
    _unit("xsc").when(merge_unit, own, XSC, TREE).refused("unit_tree")


@pytest.mark.parametrize(("target", "code"), [(GONE, "unit_closed"), (NOWHERE, "unit_unknown")])
def test_nothing_is_moved_below_or_merged_into_what_is_not_there(target: Unit, code: str) -> None:
    _unit("hqb-1").when(merge_unit, MERGE, target, TREE).refused(code)
    _unit("hqb").when(move_unit, MOVE, target, TREE).refused(code)


@pytest.mark.parametrize("day", [TOMORROW, date(2019, 12, 31)])
def test_a_change_is_dated_neither_ahead_nor_before_the_last_one(day: date) -> None:
    dated = {"valid_from": day}
    for decide, command, *rest in (
        (rename_unit, RENAME),
        (move_unit, MOVE, XSC),
        (close_unit, CLOSE),
        (merge_unit, MERGE, XSC),
    ):
        late: Any = command
        stage = _unit("hqb-1")
        stage.when(decide, late.model_copy(update=dated), *rest, TREE).refused("unit_day")


def test_a_unit_that_does_not_exist_is_not_changed() -> None:
    Stage(NOWHERE).when(rename_unit, RENAME, TREE).refused("not_found")


def test_no_task_goes_to_a_closed_unit() -> None:
    context = by(OFFICE, closed_units=frozenset({"hqb"}))
    a_task().when(assign_task, AssignTask(), context).refused("unit_closed")
    named = AssignTask(cooperating=("xsc",))
    context = by(OFFICE, closed_units=frozenset({"xsc"}))
    a_task().when(assign_task, named, context).refused("unit_closed")


def test_a_unit_that_leads_work_is_not_closed_and_its_tasks_are_named() -> None:
    require_no_task("hqb-1", [])
    leading = Stage("hqb-1").when(require_no_task, ["R02-1", "R02-2"])
    leading.refused("unit_leads_tasks", says="R02-1")
