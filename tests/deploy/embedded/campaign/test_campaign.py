"""A campaign of 300 findings, 40 units and 180 days, against a table worked out by hand.

Each of the twelve fates is met by 25 tasks. The table says for each fate what its tasks come to;
all figures of the bulletin are sums over it.
"""

from collections import Counter

from deploy.embedded.campaign.fates import PARTS, Fate
from tests.deploy.embedded.campaign.played import Campaign

EACH = 25

ENDS_AS = {
    Fate.PROMPT: ("closed", "done"),
    Fate.RETURNED: ("closed", "done"),
    Fate.LATE: ("closed", "done late"),
    Fate.INSTITUTION: ("closed", "done"),
    Fate.EXTENDED: ("closed", "done"),
    Fate.UNANSWERED: ("verified", "done"),
    Fate.FORGOTTEN: ("in progress", "overdue"),
    Fate.UNPLANNED: ("accepted", "on time"),
    Fate.UNACCEPTED: ("assigned", "on time"),
    Fate.CONTESTED: ("withdrawn", "done"),
    Fate.PHASED: ("in progress", "on time"),
    Fate.CONTINUOUS: ("in progress", "due soon"),
}
"""Status and timeliness on the last day."""

ACCEPTED = [fate for fate in Fate if fate not in (Fate.UNACCEPTED, Fate.CONTESTED)]
PLANNED = [fate for fate in ACCEPTED if fate is not Fate.UNPLANNED]
CLOSED = [fate for fate, (status, _) in ENDS_AS.items() if status == "closed"]
VERIFIED = [*CLOSED, Fate.UNANSWERED]

STEPS = {
    "下达任务": [*Fate],
    "催办": [Fate.UNACCEPTED],
    "提出异议": [Fate.CONTESTED],
    "异议成立": [Fate.CONTESTED],
    "签收任务": ACCEPTED,
    "报送整改措施": PLANNED,
    "批准整改措施": PLANNED,
    "申请延期": [Fate.EXTENDED],
    "延期审签": [Fate.EXTENDED],
    "同意延期": [Fate.EXTENDED],
    "提交措施": [*VERIFIED, Fate.RETURNED],
    "措施退回": [Fate.RETURNED],
    "登记制度": [Fate.INSTITUTION],
    "确认制度": [Fate.INSTITUTION],
    "任务核查验收": VERIFIED,
    "回复": CLOSED,
    "销号": CLOSED,
    # Of the measure, and of the task whose only measure it is.
    "逾期": [Fate.LATE, Fate.LATE, Fate.FORGOTTEN, Fate.FORGOTTEN],
}
"""Each event by what history calls it: the fates that meet it, once for each time."""

REPORTS_MISSED = {
    # Approved from 8 to 21 October, verified from 16 to 30 December: the reports of two months.
    Fate.LATE: 2 * EACH,
    Fate.EXTENDED: 2 * EACH,
    # Worked to the end, 17 March: in the first four waves five months (by 15 March at latest),
    # in the last two, approved on 19 and 21 October, four.
    Fate.FORGOTTEN: 5 * 17 + 4 * 8,
    Fate.PHASED: 5 * 16 + 4 * 9,
    Fate.CONTINUOUS: 5 * 16 + 4 * 9,
}
"""Reports of progress that nobody made: one a month from the plan's approval to verification.

All others were verified within their first month.
"""

OVERDUE_FOR_LONG = {
    # Thirty days after 15 November: the last three waves submit on 15 December or later.
    Fate.LATE: 3 * 4,
    Fate.FORGOTTEN: EACH,
}
"""Tasks in which the policy's rule finds a measure overdue for so long; nobody explains any."""

TOLD = {
    # Head, handler and leader of the unit.
    "task assigned": 3 * len(STEPS["下达任务"]),
    "plan approved": 3 * len(STEPS["批准整改措施"]),
    "measure returned": 3 * len(STEPS["措施退回"]),
    "task verified": 3 * len(STEPS["任务核查验收"]),
    "task closed": 3 * len(STEPS["销号"]),
    "extension granted": 3 * len(STEPS["同意延期"]),
    # Head and handler.
    "contest upheld": 2 * len(STEPS["异议成立"]),
    "reminded": 2 * len(STEPS["催办"]),
    # The leader.
    "extension requested": len(STEPS["申请延期"]),
    # Both people of the office; both supervisors.
    "task contested": 2 * len(STEPS["提出异议"]),
    "extension endorsed": 2 * len(STEPS["延期审签"]),
    "measures proposed": 2 * len(STEPS["报送整改措施"]),
    "measure submitted": 2 * len(STEPS["提交措施"]),
}
"""Messages for each task of a fate."""


def test_each_fate_is_met_by_as_many_tasks_and_each_unit_meets_several() -> None:
    assert Counter(part.fate for part in PARTS) == dict.fromkeys(Fate, EACH)
    fates = Counter((part.unit, part.fate) for part in PARTS)
    assert (len({unit for unit, _ in fates}), max(fates.values())) == (40, 1)


def test_every_task_ends_as_its_fate_has_it(campaign: Campaign) -> None:
    by_status: dict[str, Counter[str]] = {}
    for status, timeliness in ENDS_AS.values():
        by_status.setdefault(status, Counter())[timeliness] += EACH
    for status, times in by_status.items():
        count, *said = campaign.row(status)
        words = " ".join(said)
        assert int(count) == sum(times.values()), status
        for timeliness, number in times.items():
            assert f"{timeliness} {number}" in words, (status, words)


def test_every_step_stands_in_the_history_as_often_as_its_fates_have_it(
    campaign: Campaign,
) -> None:
    seen = Counter(row[2] for row in campaign.rows("过程记录"))
    assert {step: seen[step] for step in STEPS} == {
        step: EACH * len(fates) for step, fates in STEPS.items()
    }
    # Of acceptance, and of the plan; and each report missed.
    missed = EACH * len([Fate.UNACCEPTED, Fate.UNPLANNED])
    assert seen["时限已过"] == missed + sum(REPORTS_MISSED.values())


def test_what_is_overdue_for_long_is_signalled_to_the_head_and_proposed_to_those_who_decide(
    campaign: Campaign,
) -> None:
    signals = sum(OVERDUE_FOR_LONG.values())
    seen = Counter(row[2] for row in campaign.rows("过程记录"))
    assert (seen["问责线索"], seen["问责建议"]) == (signals, signals)
    assert campaign.row("accountability signalled")[-2:] == ["sent", str(signals)]
    # The discipline office and the leading group.
    assert campaign.row("accountability proposed")[-2:] == ["sent", str(2 * signals)]


def test_the_three_figures_are_those_of_the_table(campaign: Campaign) -> None:
    # A finding whose only task was withdrawn has no live task that waits for a plan.
    handled = EACH * len([*PLANNED, Fate.CONTESTED])
    settled = EACH * len([*CLOSED, Fate.CONTESTED])
    # Verified, or past the day that the ledger gives: all but the two with later ones.
    answered, owed = EACH * len(CLOSED), EACH * (len(Fate) - 2)
    figures = f"{handled} / 300 {settled} / 300 {answered} / {owed}"
    assert " ".join(campaign.row("all")) == figures


def test_each_figure_is_the_sum_of_its_units_leaders_and_sources(campaign: Campaign) -> None:
    tables = "\n".join(campaign.lines).split("The three coverage figures")[1:4]
    for table, parts in zip(tables, (40, 10, 3), strict=True):
        rows = [line.split("/") for line in table.splitlines() if line.count("/") == 3]
        sums = [sum(int(row[n].split()[-1]) for row in rows[:parts]) for n in range(3)]
        whole = [int(rows[parts][n].split()[-1]) for n in range(3)]
        assert sums == whole


def test_every_message_is_told_to_as_many_as_the_table_says(campaign: Campaign) -> None:
    for event, people in TOLD.items():
        *_, outcome, number = campaign.row(event)
        assert (outcome, int(number)) == ("sent", EACH * people), event


def test_each_step_of_the_workbook_has_its_position_in_the_history(campaign: Campaign) -> None:
    rows = campaign.rows("过程记录")
    positions = [row[5] for row in rows]
    assert len(set(positions)) == len(rows)
    (seen_at,) = (line for line in campaign.lines if line.startswith("as of position"))
    assert max(positions) == int(seen_at.split()[3].strip(","))
