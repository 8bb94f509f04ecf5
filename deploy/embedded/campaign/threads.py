"""Each task's life as its fate has it, and what the office does for a whole wave at once.

A thread yields the moment at which what follows happens. Steps are counted in working days after
the opening, so that nobody works on the national holidays.
"""

from collections.abc import Callable, Iterator
from datetime import date

from chassis.calendar import china
from contracts.identifiers import institution_id, officer_id
from deploy.embedded.campaign.cast import leader_account
from deploy.embedded.campaign.fates import AFTER_THE_DEADLINE, CLOSED, OPENED, PARTS, Fate, Part
from deploy.embedded.story.play import Play

Thread = Callable[[Play], Iterator[str]]

ASSIGNED = 2
"""Working days from the opening to the first wave's assignment; the next is two days later."""
ACCEPTED, REMINDED, PROPOSED, APPROVED, SUBMITTED, JUDGED, AGAIN, VERIFIED = (
    *(1, 10, 6, 7, 20, 22, 24, 26),
)
GOAL_MET, REPLIED, ENDORSED, CLOSED_AFTER = 27, 30, 31, 33
"""Working days from its assignment."""
LATE_BY = 30
"""Working days by which all steps from the submission on are later after the first deadline."""
ASKED = 12
"""Working days from the assignment until a later deadline is asked for."""
LATER = "2022-01-31"
"""That deadline, which the office may grant: it lies within the concentrated period."""

QUIET = (
    *("2021-10-25", "2021-10-29", "2021-11-02", "2021-11-25", "2021-11-29", "2021-11-30"),
    *("2021-12-06", "2022-02-25", "2022-03-07"),
)
"""Days on which nobody acts, and deadlines that draw near or are over make people be reminded."""

_CALENDAR = china()


def moment(working_day: int, hour: int = 9) -> str:
    """The hour of that working day after the opening."""
    return f"{_CALENDAR.after(OPENED, working_day)}T{hour:02}:00"


def day_of(part: Part, after: int) -> int:
    """The working day of a step that is so many days after the task's assignment."""
    late = LATE_BY if part.fate in AFTER_THE_DEADLINE and after >= SUBMITTED else 0
    return ASSIGNED + 2 * part.wave + after + late


def mornings(play: Play) -> Iterator[str]:
    """Let the quiet days come, each by itself, as they would."""
    for day in QUIET:
        yield f"{day}T09:00"
        play.arrive()


def assigning(wave: int) -> Thread:
    """The office assigns a whole wave in one request, and urges on who has not accepted."""

    def thread(play: Play) -> Iterator[str]:
        parts = [part for part in PARTS if part.wave == wave]
        yield moment(ASSIGNED + 2 * wave, 9)
        play.gives_many("zgb-1", "assign-task", f"第{wave + 1}批", [part.task for part in parts])
        yield moment(ASSIGNED + 2 * wave + REMINDED, 9)
        idle = [part.task for part in parts if part.fate is Fate.UNACCEPTED]
        play.gives_many("zgb-1", "remind-task", f"第{wave + 1}批", idle)

    return thread


def answering(wave: int, *, late: bool) -> Thread:
    """One letter answers the source for all of a wave that is to be closed."""

    def thread(play: Play) -> Iterator[str]:
        parts = [
            part
            for part in PARTS
            if part.wave == wave
            and part.fate in CLOSED
            and (part.fate in AFTER_THE_DEADLINE) == late
        ]
        day = day_of(parts[0], REPLIED)
        yield moment(day, 10)
        number = f"校整改〔2021〕{2 * wave + late + 1}号"
        letter = {
            "campaign": str(play.campaign),
            "document_number": number,
            "title": f"第{wave + 1}批整改任务完成情况的报告",
            "recipient": "巡视工作领导小组办公室",
            "sent_on": str(date.fromisoformat(moment(day)[:10])),
            "tasks": [str(play.id_of(part.task)) for part in parts],
        }
        play.gives("zgb-1", "reply-to-source", number, "replies/reply-to-source", letter)

    return thread


def life(part: Part) -> Thread:
    """A task from its acceptance to the end that its fate has."""

    def thread(play: Play) -> Iterator[str]:
        if part.fate is Fate.UNACCEPTED:
            return
        yield moment(day_of(part, ACCEPTED), 10)
        if part.fate is Fate.CONTESTED:
            play.does(part.unit.head, "contest-task", part.task, reason="不属于本单位职责")
            ruling = {"outcome": "withdrawn", "reason": "与其他任务重复"}
            play.does("zgb-1", "resolve-contest", part.task, **ruling)
            return
        play.does(part.unit.clerk, "accept-task", part.task)
        if part.fate is Fate.UNPLANNED:
            return
        yield from _planned(play, part)
        if part.fate in (Fate.FORGOTTEN, Fate.PHASED, Fate.CONTINUOUS):
            return
        if part.fate is Fate.EXTENDED:
            yield from _extended(play, part)
        yield from _worked(play, part)
        if part.fate is Fate.UNANSWERED:
            return
        yield from _struck_off(play, part)

    return thread


def _planned(play: Play, part: Part) -> Iterator[str]:
    yield moment(day_of(part, PROPOSED), 10)
    play.does(part.unit.head, "propose-measures", part.task, measures=[_measure(part)])
    yield moment(day_of(part, APPROVED), 10)
    play.does("zgb-1", "approve-plan", part.task, opinion="同意")


def _extended(play: Play, part: Part) -> Iterator[str]:
    yield moment(day_of(part, ASKED), 10)
    wish = {"measure": 1, "new_deadline": LATER, "reason": "需待系统上线"}
    play.does(part.unit.head, "request-extension", part.task, **wish)
    leader = leader_account(part.unit.leader)
    play.does(leader, "endorse-extension", part.task, extension=1, opinion="情况属实")
    play.does("zgb-1", "grant-extension", part.task, extension=1, opinion="同意")


def _worked(play: Play, part: Part) -> Iterator[str]:
    unit, task = part.unit, part.task
    yield moment(day_of(part, SUBMITTED), 10)
    file = play.hands_in(unit.clerk, task, 1, f"{task}整改报告.txt", f"{task}整改报告")
    if part.fate is Fate.INSTITUTION:
        _registers_rule(play, part)
    play.does(unit.head, "submit-measure", task, measure=1, report="已完成")
    yield moment(day_of(part, JUDGED), 10)
    if part.fate is Fate.RETURNED:
        play.does("ddz-1", "return-measure", task, measure=1, reasons="缺少签字")
        yield moment(day_of(part, AGAIN), 10)
        file = play.hands_in(unit.clerk, task, 1, f"{task}签字.txt", f"{task}整改报告（签字）")
        play.does(unit.head, "submit-measure", task, measure=1, report="已补签字")
        yield moment(day_of(part, VERIFIED), 10)
    play.verifies("ddz-2", task, 1, "核查属实", file)
    yield moment(day_of(part, GOAL_MET), 10)
    play.does("ddz-2", "verify-task", task, opinion="整改到位", goal_met=True)


def _struck_off(play: Play, part: Part) -> Iterator[str]:
    yield moment(day_of(part, ENDORSED), 10)
    leader = part.unit.leader
    play.does(leader_account(leader), "endorse-closure", part.task, opinion="同意销号")
    yield moment(day_of(part, CLOSED_AFTER), 10)
    play.does("zgb-2", "close-task", part.task)


def _registers_rule(play: Play, part: Part) -> None:
    number = f"校发〔2021〕{part.index + 1}号"
    rule = {
        "title": part.rule,
        "act": "issued",
        "document_number": number,
        "dated": moment(day_of(part, SUBMITTED))[:10],
        "serves": [{"task": str(play.id_of(part.task)), "measure": 1}],
    }
    path = "institutions/register-institution"
    play.gives(part.unit.head, "register-institution", part.task, path, rule)
    path = f"institutions/{institution_id(number)}/confirm-institution"
    play.gives("zgb-1", "confirm-institution", part.task, path, {"opinion": "文件相符"})


def _measure(part: Part) -> dict[str, object]:
    kinds = {Fate.CONTINUOUS: "continuous", Fate.PHASED: "phased"}
    dated = part.fate is not Fate.CONTINUOUS
    return {
        "number": 1,
        "text": f"完成{part.finding}所列事项",
        "type": kinds.get(part.fate, "immediate"),
        "deadline": part.deadline if dated else None,
        "first_milestone": None if dated else "2022-03-17",
        "deliverable": "整改报告",
        "institution": part.rule,
        "owner": str(officer_id(part.unit.clerk)),
    }
