"""Every reminder and escalation of the campaign, worked out by hand from its calendar.

A line is a step of the ladder for one deadline: who is told, and on which morning in each of the
six waves (`-`: never, since somebody acted before). The waves are assigned on 23, 26, 28 and 30
September, 9 and 12 October; work rests from 1 to 7 October, and on Saturdays and Sundays but for
26 September and 9 October. Without other words a light comes 20, 10 days before the deadline or on
the day after it, and the last rung 15 days after it; before it on the last working day by then,
after it on the first from then. The round is at nine, whoever acts does so at ten.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from deploy.embedded.campaign.cast import leader_account
from deploy.embedded.campaign.fates import PARTS, Fate, Part

CLERK, HEAD, LEADER, ALL, REVIEWERS = range(1, 6)
"""The handler; the head as well; the leader as well; with them the first-responsible person and
the discipline office. Of time under review: both supervisors."""

EVERY = "{0} {0} {0} {0} {0} {0}".format


class Step(NamedTuple):
    """A step of the ladder for one deadline."""

    clock: str
    over: bool
    told: int
    mornings: str


class Reminder(NamedTuple):
    """One message."""

    task: str
    clock: str
    over: bool
    morning: date
    account: str


# Accepted on the next working day: of 30 days ten are gone on 4 October, in the holidays, in the
# first wave, on the 7th in the second; from the fourth on the plan is proposed before.
_PLAN_NEAR = Step("整改措施报送期限", False, CLERK, "09-30 09-30 10-09 - - -")
# 15 November less 20 and 10 days, then its morrow and 15 days.
_WORK_YELLOW = Step("措施 1 的完成时限", False, CLERK, EVERY("10-26"))
_WORK_ORANGE = Step("措施 1 的完成时限", False, HEAD, EVERY("11-05"))
_WORK_RED = Step("措施 1 的完成时限", True, LEADER, EVERY("11-16"))
_WORK_LAST = Step("措施 1 的完成时限", True, ALL, EVERY("11-30"))
# Submitted from 26 October on, every second working day, and judged two working days later: only
# the last two waves still wait on 5 November.
_WORK_ORANGE_WAITED = _WORK_ORANGE._replace(mornings="- - - - 11-05 11-05")
# Ten working days from the submission, and judged two working days after it: by then its last
# light has come only for what was submitted on a Wednesday, a Thursday or a Friday.
_REVIEW = Step("措施 1 的核查期限", False, REVIEWERS, "- 11-01 - 11-05 11-09 -")
_REVIEW_LATER = _REVIEW._replace(mornings="- 12-13 - 12-17 12-21 -")
# A month from the approval, on 8, 11, 13, 15, 19 and 21 October. Both lights before it come
# together on the last working day, since there is never less than a month.
_REPORT = (
    Step("进展报告期限", False, HEAD, "11-05 11-10 11-12 11-12 11-18 11-19"),
    Step("进展报告期限", True, LEADER, "11-09 11-12 11-15 11-16 11-22 11-22"),
    Step("进展报告期限", True, ALL, "11-23 11-26 11-29 11-30 12-06 12-06"),
)
# Verified before that, but in the fourth wave: at ten on the very day.
_REPORT_NEAR = Step("进展报告期限", False, HEAD, "- - - 11-12 - -")
_IN_TIME = (_PLAN_NEAR, _WORK_YELLOW, _WORK_ORANGE_WAITED, _REVIEW, _REPORT_NEAR)
_NEVER_SUBMITTED = (_PLAN_NEAR, _WORK_YELLOW, _WORK_ORANGE, _WORK_RED, _WORK_LAST, *_REPORT)

STEPS: dict[Fate, tuple[Step, ...]] = {
    Fate.PROMPT: _IN_TIME,
    Fate.INSTITUTION: _IN_TIME,
    Fate.UNANSWERED: _IN_TIME,
    Fate.RETURNED: (
        *(_PLAN_NEAR, _WORK_YELLOW, _REVIEW, _REPORT_NEAR),
        # Returned by then and not handed in again in the third wave; in the fourth it is returned
        # on the day itself, and told of on the next morning.
        _WORK_ORANGE._replace(mornings="- - 11-05 11-08 11-05 11-05"),
        _REVIEW._replace(mornings="- 11-05 11-09 - 11-15 -"),
    ),
    Fate.LATE: (*_NEVER_SUBMITTED, _REVIEW_LATER),
    # A later deadline is asked for and given on 26 and 28 October in the last two waves.
    Fate.EXTENDED: (
        *(_PLAN_NEAR, *_REPORT, _REVIEW_LATER),
        _WORK_YELLOW._replace(mornings="- - - - 10-26 10-26"),
    ),
    Fate.FORGOTTEN: _NEVER_SUBMITTED,
    Fate.UNPLANNED: (
        _PLAN_NEAR._replace(mornings="09-30 09-30 10-09 10-18 10-21 10-22"),
        Step("整改措施报送期限", False, HEAD, "10-14 10-15 10-19 10-28 10-29 11-02"),
        Step("整改措施报送期限", True, LEADER, "10-25 10-28 11-01 11-08 11-11 11-15"),
        Step("整改措施报送期限", True, ALL, "11-08 11-11 11-15 11-22 11-25 11-29"),
    ),
    # Three working days: both lights before their end come together, on the last but one.
    Fate.UNACCEPTED: (
        Step("签收期限", False, HEAD, "09-26 09-28 09-30 10-09 10-12 10-14"),
        Step("签收期限", True, LEADER, "09-28 09-30 10-09 10-12 10-14 10-18"),
        Step("签收期限", True, ALL, "10-12 10-14 10-25 10-26 10-28 11-01"),
    ),
    Fate.CONTESTED: (),
    Fate.PHASED: (_PLAN_NEAR, *_REPORT),
    # 17 March, the last day, less 20 and 10 days.
    Fate.CONTINUOUS: (
        *(_PLAN_NEAR, *_REPORT),
        Step("措施 1 的阶段节点", False, CLERK, EVERY("02-25")),
        Step("措施 1 的阶段节点", False, HEAD, EVERY("03-07")),
    ),
}


def table() -> Counter[Reminder]:
    """The whole table, a message each."""
    return Counter(each for part in PARTS for step in STEPS[part.fate] for each in _of(part, step))


def _of(part: Part, step: Step) -> Iterator[Reminder]:
    morning = step.mornings.split()[part.wave]
    if morning != "-":
        day = date.fromisoformat(f"{2021 if morning >= '09' else 2022}-{morning}")
        for account in _accounts(part, step.told):
            yield Reminder(part.task, step.clock, step.over, day, account)


def _accounts(part: Part, told: int) -> set[str]:
    """Who is told twice over, as the first-responsible person who is also the leader, is one."""
    unit = part.unit
    if told == REVIEWERS:
        return {"ddz-1", "ddz-2"}
    first_responsible = leader_account("党委书记")
    rungs = ((unit.clerk,), (unit.head,), (leader_account(unit.leader),))
    return {one for rung in (*rungs, (first_responsible, "jw-1"))[:told] for one in rung}
