"""Tells groups through their robots (DingTalk, WeCom, Feishu, …), one address a call.

The library says whether it worked and not why, and no robot recognises a repetition, so anything
but success leaves the outcome unknown, for a person to look at.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from apprise import Apprise

from services.notifier.adapters.channels.wording import Wording, WordingError
from services.notifier.application.sending.letter import Letter
from services.notifier.domain.delivery import Ending, Outcome


@dataclass(frozen=True, repr=False)
class Robot:
    """A group's robot; its address holds its secret."""

    url: str
    language: str = "zh-CN"


class RobotChannel:
    """Speaks through the robots of the settings, by name."""

    safe_to_repeat = False

    def __init__(self, robots: Mapping[str, Robot], wording: Wording) -> None:
        self._robots = robots
        self._wording = wording

    async def send(self, letter: Letter) -> Outcome:
        """Say it once."""
        robot = self._robots.get(letter.recipient)
        if robot is None or letter.template is None:
            return Outcome(Ending.REFUSED_FOR_GOOD, reply="no such robot is set up")
        caller = Apprise()
        if not caller.add(robot.url):
            return Outcome(Ending.REFUSED_FOR_GOOD, reply="the robot's address is not understood")
        try:
            text = self._wording.write(letter.template, robot.language, letter.values)
        except WordingError as error:
            return Outcome(Ending.REFUSED_FOR_GOOD, reply=str(error))
        said = await caller.async_notify(body=text.plain, title=text.subject)
        if said:
            return Outcome(Ending.ACCEPTED)
        return Outcome(Ending.UNKNOWN, reply="the robot's service did not confirm it")
