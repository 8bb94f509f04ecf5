"""What becomes of a task, and on which working day after the opening each step is taken.

Twelve fates in turn, so that every one is met by twenty-five of the three hundred tasks, and every
unit has several. Six waves of assignments lie two working days apart.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from deploy.embedded.campaign.cast import UNITS, Unit

OPENED = date(2021, 9, 18)
DAYS = 180
ENDS = OPENED + timedelta(days=DAYS)
FINDINGS = 300
WAVES = 6

SOURCES = ("中央巡视", "中央巡视", "中央巡视", "审计", "校内巡察")
"""Where findings come from, in turn."""


class Fate(StrEnum):
    """What becomes of a task by the end of the campaign."""

    PROMPT = "prompt"
    """Submitted and verified in time, closed."""
    RETURNED = "returned"
    """Returned once, then verified in time, closed."""
    LATE = "late"
    """Submitted after its deadline, verified, closed; late it stays."""
    INSTITUTION = "institution"
    """Promised a rule, which is registered and confirmed; closed in time."""
    EXTENDED = "extended"
    """Given a later deadline, which it keeps; closed."""
    UNANSWERED = "unanswered"
    """Verified in time, and the source is not answered."""
    FORGOTTEN = "forgotten"
    """Planned, and never submitted: overdue."""
    UNPLANNED = "unplanned"
    """Accepted, and no measures are proposed."""
    UNACCEPTED = "unaccepted"
    """Assigned, reminded, and not accepted."""
    CONTESTED = "contested"
    """Objected to, rightly: withdrawn."""
    PHASED = "phased"
    """Its deadline lies beyond the campaign's first 180 days: on track."""
    CONTINUOUS = "continuous"
    """长期坚持: its first milestone is the last day."""


FATES = tuple(Fate)
CLOSED = (Fate.PROMPT, Fate.RETURNED, Fate.LATE, Fate.INSTITUTION, Fate.EXTENDED)
AFTER_THE_DEADLINE = (Fate.LATE, Fate.EXTENDED)
"""Worked after the day that the ledger gives them at first."""
UNITS_IN_A_ROW = 3 * len(UNITS)


@dataclass(frozen=True)
class Part:
    """One finding with its task: the place in the ledger, the unit, the wave and the fate."""

    index: int

    @property
    def finding(self) -> str:
        """The finding's number."""
        return f"W{self.index + 1:03}"

    @property
    def task(self) -> str:
        """The task's number."""
        return f"R{self.index + 1:03}"

    @property
    def unit(self) -> Unit:
        """The lead unit."""
        return UNITS[(self.index + self.index // UNITS_IN_A_ROW) % len(UNITS)]

    @property
    def fate(self) -> Fate:
        """A unit's tasks meet one fate after the other."""
        return FATES[self.index % len(FATES)]

    @property
    def wave(self) -> int:
        """The wave in which it is assigned."""
        return self.index * WAVES // FINDINGS

    @property
    def source(self) -> str:
        """Where the finding comes from."""
        return SOURCES[self.index % len(SOURCES)]

    @property
    def deadline(self) -> str:
        """As the ledger's row writes it."""
        if self.fate is Fate.CONTINUOUS:
            return "长期坚持"
        return "2022-08-31" if self.fate is Fate.PHASED else "2021-11-15"

    @property
    def type(self) -> str:
        """As the ledger's row writes it."""
        kinds = {Fate.CONTINUOUS: "持续整改", Fate.PHASED: "分阶段整改"}
        return kinds.get(self.fate, "立行立改")

    @property
    def rule(self) -> str | None:
        """The title of the rule that the measure promises."""
        return f"{self.unit.name}管理办法（{self.task}）" if self.fate is Fate.INSTITUTION else None


PARTS = tuple(Part(index) for index in range(FINDINGS))
