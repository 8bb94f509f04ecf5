"""People in cells: whoever is named must be known, and be one person."""

import pytest

from tests.services.ledger.importing.sheets import faults, ledger, previewed


def named(leader: str, handler: str | None, lead: str = "组织部") -> list[str | None]:
    return ["R1", leader, lead, None, handler]


@pytest.mark.parametrize(
    ("leader", "account"),
    [
        ("校长", "xz"),
        ("李校长", "xz"),
        ("xz", "xz"),
        ("校长 李校长", "xz"),
        ("李校长（校长）", "xz"),
        ("人事处主要负责人", "rs-head"),
        ("人事 主要负责人", "rs-head"),
        ("主要负责人", "zz-head"),
    ],
)
def test_a_leader_is_found_by_account_name_post_and_unit(leader: str, account: str) -> None:
    result = previewed(ledger(responsibilities=[named(leader, None)]))
    assert result.ledger is not None
    found = result.ledger.tasks[0].responsibility
    assert found is not None
    assert found.leader is not None
    assert found.leader.account == account
    assert not result.faults


def test_a_handler_is_taken_in_the_post_of_the_lead_unit() -> None:
    result = previewed(ledger(responsibilities=[named("校长", "张三")]))
    assert result.ledger is not None
    found = result.ledger.tasks[0].responsibility
    assert found is not None
    assert found.handler is not None
    assert (found.handler.account, found.handler.post, found.handler.unit) == (
        "zs",
        "经办人",
        "zzb",
    )


@pytest.mark.parametrize(
    ("leader", "handler", "column", "code"),
    [
        ("副校长", None, "责任领导", "unknown_officer"),
        ("校长", "无名氏", "具体责任人", "unknown_officer"),
        ("校长", "张三、钱七", "具体责任人", "several_officers"),
    ],
)
def test_nobody_unknown_is_taken(leader: str, handler: str | None, column: str, code: str) -> None:
    result = previewed(ledger(responsibilities=[named(leader, handler)]))
    assert faults(result) == [("责任清单", 2, column, code)]


def test_a_post_of_several_people_outside_the_lead_unit_is_ambiguous() -> None:
    result = previewed(ledger(responsibilities=[named("主要负责人", None, "财务处")]))
    assert faults(result) == [("责任清单", 2, "责任领导", "ambiguous_officer")]


def test_people_and_telephones_are_left_out_of_the_cells_and_of_representations() -> None:
    result = previewed(ledger(responsibilities=[named("李校长", "张三")]))
    assert result.ledger is not None
    found = result.ledger.tasks[0].responsibility
    assert found is not None
    assert found.cells == {"任务号": "R1", "牵头单位": "组织部"}
    assert "张三" not in repr(found)
