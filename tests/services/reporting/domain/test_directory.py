"""Officers, their posts over time, and the tree of units."""

from datetime import date

import pytest

from contracts.builders.event import an_event
from contracts.builders.people import HANDLER_OF_LEAD
from contracts.envelope import Event
from contracts.events.directory.officer import (
    OfficerAppointed,
    OfficerDetailsChanged,
    OfficerErased,
    OfficerRegistered,
    OfficerRelieved,
)
from contracts.events.directory.unit import UnitClosed, UnitMerged, UnitMoved, UnitRenamed
from contracts.identifiers import unit_id
from contracts.words import Role
from services.reporting.application.reading.reader import reader_of
from services.reporting.application.refusals import NotAllowedError
from services.reporting.domain.rows.directory import OfficerRow, UnitRow
from services.reporting.domain.units import UnitTree
from tests.services.reporting.folded import row_after, rows_after
from tests.services.reporting.history import the_directory

REGISTERED = an_event(OfficerRegistered)
APPOINTED = an_event(OfficerAppointed)


def test_a_row_holds_no_name_telephone_or_address() -> None:
    row = row_after([REGISTERED], OfficerRow, HANDLER_OF_LEAD)
    assert set(row.model_dump()) == {
        *("id", "version", "account", "language", "appointments", "deputyships"),
        *("standing", "erased"),
    }


def test_a_post_is_held_to_the_end_of_its_last_day() -> None:
    relieved = an_event(
        OfficerRelieved, aggregate_version=3, post="经办人", unit="yxb", until=date(2021, 12, 31)
    )
    (post,) = row_after([REGISTERED, APPOINTED, relieved], OfficerRow, HANDLER_OF_LEAD).appointments
    assert post.role is Role.HANDLER
    assert post.held_on(date(2021, 12, 31))
    assert not post.held_on(date(2022, 1, 1))


def test_an_erased_person_keeps_posts_and_is_marked() -> None:
    erased = an_event(OfficerErased, aggregate_version=3)
    row = row_after([REGISTERED, APPOINTED, erased], OfficerRow, HANDLER_OF_LEAD)
    assert row.erased
    assert len(row.appointments) == 1


def test_an_account_that_is_not_active_reads_nothing_though_its_posts_last() -> None:
    suspended = an_event(OfficerDetailsChanged, aggregate_version=3, language="en")
    row = row_after([REGISTERED, APPOINTED, suspended], OfficerRow, HANDLER_OF_LEAD)
    assert (row.language, len(row.appointments)) == ("en", 1)
    with pytest.raises(NotAllowedError, match="suspended"):
        reader_of(row, None, date(2021, 9, 20), UnitTree([]))


def test_a_unit_includes_all_below_it() -> None:
    rows = rows_after(the_directory()).values()
    tree = UnitTree(row for row in rows if isinstance(row, UnitRow))
    assert tree.below(["yxb"]) == {"yxb", "yxb-1"}
    assert tree.below(["univ"]) == set(tree.by_code)
    assert tree.name("yxb") == "医学部"
    assert tree.name("gone") == "gone"


def _tree(*events: Event) -> UnitTree:
    rows = rows_after([*the_directory(), *events]).values()
    return UnitTree(row for row in rows if isinstance(row, UnitRow))


def test_a_renamed_unit_has_its_new_name_and_keeps_the_former_ones() -> None:
    tree = _tree(an_event(UnitRenamed))
    assert (tree.name("yxb"), _tree().name("yxb")) == ("医学与健康学部", "医学部")
    assert tree.by_code["yxb"].former_names == ("医学部",)


def test_a_moved_unit_takes_all_below_it_along() -> None:
    moved = an_event(UnitMoved, aggregate_version=2, parent="xsc")
    assert {"yxb", "yxb-1"} <= _tree(moved).below(["xsc"])
    assert "yxb" not in _tree().below(["xsc"])


def test_a_closed_unit_stays_in_the_tree_with_the_day() -> None:
    closed = an_event(UnitClosed, aggregate_id=unit_id("yxb-1"), code="yxb-1")
    tree = _tree(closed)
    assert "yxb-1" in tree.below(["yxb"])
    assert tree.by_code["yxb-1"].closed_from == date(2022, 9, 1)


def test_a_merged_unit_is_found_below_its_successor() -> None:
    merged = an_event(UnitMerged, aggregate_version=2, into="xsc")
    tree = _tree(merged)
    assert tree.by_code["yxb"].merged_into == "xsc"
    assert {"yxb", "yxb-1"} <= tree.below(["xsc"])
