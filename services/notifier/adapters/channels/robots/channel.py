"""Tells groups through their robots (DingTalk, WeCom, Feishu, …), one address a call.

No robot recognises a repetition, so where its service says neither yes nor no the outcome is
unknown, for a person to look at.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

from apprise import Apprise

from services.notifier.adapters.channels.robots.answers import judged
from services.notifier.adapters.channels.robots.hearing import listening
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
        caller = Apprise.instantiate(robot.url)
        if caller is None:
            return Outcome(Ending.REFUSED_FOR_GOOD, reply="the robot's address is not understood")
        try:
            text = self._wording.write(letter.template, robot.language, letter.values)
        except WordingError as error:
            return Outcome(Ending.REFUSED_FOR_GOOD, reply=str(error))
        with listening(caller) as heard:
            said = await asyncio.to_thread(caller.notify, body=text.plain, title=text.subject)
        answer = judged(heard.status, heard.body) if heard.status is not None else None
        if answer is not None:
            return answer
        if said:
            return Outcome(Ending.ACCEPTED)
        return Outcome(Ending.UNKNOWN, heard.status, "the robot's service did not confirm it")
