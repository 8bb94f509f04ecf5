"""What a person may read, by the posts held today."""

from datetime import date

import pytest

from contracts.identifiers import officer_id
from contracts.words import Role
from services.reporting.application.ports.model import Scope
from services.reporting.application.reading.reader import reader_of
from services.reporting.application.refusals import NotAllowedError, PostNotHeldError
from services.reporting.domain.rows.directory import (
    Appointment,
    Deputyship,
    OfficerRow,
    UnitRow,
)
from services.reporting.domain.units import UnitTree
from tests.services.reporting.folded import rows_after
from tests.services.reporting.history import the_directory

TODAY = date(2022, 1, 1)
SINCE = date(2020, 1, 1)
ME = officer_id("me")
TREE = UnitTree(row for row in rows_after(the_directory()).values() if isinstance(row, UnitRow))


def me(*posts: Appointment, **more: object) -> OfficerRow:
    row = OfficerRow(id=ME, account="me", appointments=posts)
    return row.but(**more)


def a_post(post: str, unit: str, *portfolio: str, until: date | None = None) -> Appointment:
    return Appointment(post=post, unit=unit, since=SINCE, until=until, portfolio=portfolio)


def scope_of(*posts: Appointment, act_as: str | None = None) -> Scope:
    return reader_of(me(*posts), act_as, TODAY, TREE).scope


@pytest.mark.parametrize("post", ["整改办", "领导小组", "督导组", "纪委", "审计"])
def test_some_posts_read_everything(post: str) -> None:
    assert scope_of(a_post(post, "univ")) == Scope(everything=True)


def test_a_head_reads_the_unit_and_all_below_it_but_not_what_only_names_them() -> None:
    scope = scope_of(a_post("主要负责人", "yxb"))
    assert scope == Scope(units=frozenset({"yxb", "yxb-1"}), person=None)


def test_a_leader_reads_the_portfolio_with_all_below_and_what_names_them() -> None:
    scope = scope_of(a_post("校长", "univ", "yxb", "xcb"))
    assert scope == Scope(units=frozenset({"yxb", "yxb-1", "xcb"}), person=ME)


def test_a_leader_without_a_portfolio_does_not_read_the_unit_of_the_post() -> None:
    assert scope_of(a_post("校长", "univ")) == Scope(units=frozenset(), person=ME)


def test_several_posts_add_up_and_act_as_takes_one_of_them() -> None:
    posts = a_post("主要负责人", "xcb"), a_post("审计", "univ")
    assert scope_of(*posts).everything
    assert scope_of(*posts, act_as="主要负责人@xcb") == Scope(units=frozenset({"xcb"}))


def test_a_deputy_reads_what_the_head_reads_while_it_lasts() -> None:
    stands_in = Deputyship(head=ME, unit="yxb", since=SINCE, until=TODAY)
    reader = reader_of(me(deputyships=(stands_in,)), None, TODAY, TREE)
    assert set(reader.roles) == {Role.HEAD}
    assert set(reader.scope.units) == {"yxb", "yxb-1"}
    over = stands_in.but(until=SINCE)
    with pytest.raises(NotAllowedError):
        reader_of(me(deputyships=(over,)), None, TODAY, TREE)


def test_a_former_post_lets_nobody_read() -> None:
    former = a_post("审计", "univ", until=date(2021, 12, 31))
    with pytest.raises(NotAllowedError):
        reader_of(me(former), None, TODAY, TREE)
    with pytest.raises(PostNotHeldError):
        reader_of(me(former), "审计@univ", TODAY, TREE)


def test_nobody_unknown_and_nobody_erased_reads() -> None:
    for officer in (None, me(a_post("审计", "univ"), erased=True)):
        with pytest.raises(NotAllowedError):
            reader_of(officer, None, TODAY, TREE)


def test_cases_are_seen_by_three_roles_alone() -> None:
    seen = {
        post: reader_of(me(a_post(post, "univ")), None, TODAY, TREE).sees_cases
        for post in ("整改办", "领导小组", "督导组", "纪委", "审计", "主要负责人", "校长")
    }
    assert {post for post, sees in seen.items() if sees} == {"领导小组", "纪委", "审计"}
