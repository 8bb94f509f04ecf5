"""`taizhang demo`: everything started, the story of 2021 played once, and what came of it shown.

Stays up until Ctrl-C, or ends by itself with `--exit`; status 0 either way. A second start on the
same folder goes on where the first one was.
"""

import threading
from dataclasses import replace
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from deploy.embedded.bootstrap import Plan
from deploy.embedded.cli.demo.bulletin import show_bulletin
from deploy.embedded.cli.demo.campaign import tell_the_campaign
from deploy.embedded.cli.demo.outcome import show_outcome
from deploy.embedded.cli.desk import Desk, in_words
from deploy.embedded.cli.failures import CommandError
from deploy.embedded.cli.options import DEFAULT_DATA, Data, Speaking
from deploy.embedded.cli.running.up import DEMO_START, running, stopped_by_signal
from deploy.embedded.cli.speech.tongue import Tongue
from deploy.embedded.cli.words import say
from deploy.embedded.clock import wait_until_caught_up
from deploy.embedded.folder.layout import DataFolder
from deploy.embedded.services import SERVICES
from deploy.embedded.stack import Stack
from deploy.embedded.story.diary import Diary
from deploy.embedded.story.examples import DIRECTORY, LEDGER, NoExamplesError, example
from deploy.embedded.story.play import Act, Play
from deploy.embedded.story.script import play_all
from deploy.embedded.story.stage import StackStage

SWEEP_SECONDS = "0.1"


def demo(
    data: Data = DEFAULT_DATA,
    leave: Annotated[
        bool, typer.Option("--exit", help="演示完自行结束。 End after the showing.")
    ] = False,
    campaign: Annotated[
        bool,
        typer.Option("--campaign", help="300 个问题、40 个单位、180 天。 300 findings, 180 days."),
    ] = False,
    lang: Speaking = None,
) -> None:
    """启动整套系统，演一遍 2021 年的整改。 Start everything and live through 2021.

    例 Example: taizhang demo --exit
    """
    tongue, paper = Tongue(lang), Console(highlight=False)
    require_its_own_time(DataFolder(data), tongue)
    if not campaign:
        require_examples(tongue)
    with stopped_by_signal(), running(data, paper, DEMO_START, lively(), tongue.chinese) as stack:
        with in_words(tongue):
            at = Desk(data, tongue)
            tell = tell_the_campaign if campaign else tell_the_story
            tell(stack, at)
            wait_until_caught_up(stack.endpoints)
            show = show_bulletin if campaign else show_outcome
            show(at)
        if not leave:
            paper.print(tongue.say("stays"))
            threading.Event().wait()
    paper.print(say("stopped", data.resolve(), tongue.chinese))


def lively() -> Plan:
    """The plan with a clock process that looks often, since weeks pass within a minute."""
    quick = {"SWEEP_INTERVAL": SWEEP_SECONDS}
    return Plan(
        services=[
            replace(row, settings={**row.settings, **quick}) if row.name == "clock" else row
            for row in SERVICES
        ]
    )


def require_its_own_time(folder: DataFolder, tongue: Tongue) -> None:
    """A folder that has lived in real time cannot go back to 2021; raises CommandError."""
    if folder.postgres.exists() and not folder.clock.exists():
        raise CommandError(tongue.say("real_time", folder=folder.root))


def require_examples(tongue: Tongue) -> None:
    """The story imports the examples of the checkout; raises CommandError where there are none."""
    try:
        for name in (DIRECTORY, LEDGER):
            example(name)
    except NoExamplesError as missing:
        raise CommandError(tongue.say("no_examples", file=missing)) from None


def tell_the_story(stack: Stack, at: Desk) -> None:
    """Play what was not played before, and tell each act as it happens."""
    acts = 0

    def seen(act: Act) -> None:
        nonlocal acts
        if acts == 0:
            at.paper.print(at.tongue.say("living"))
        acts += 1
        at.paper.print(act_in_words(act, at.tongue), style="dim")

    diary = Diary(stack.folder.root / "story.jsonl")
    play_all(Play(StackStage(stack, at.client), diary, seen))
    if acts == 0:
        at.paper.print(at.tongue.say("came_from"))


def act_in_words(act: Act, tongue: Tongue) -> str:
    """One line: when, who, what, about what."""
    moment = act.at.strftime("%m-%d %H:%M")
    return escape(f"  {moment}  {act.account:<10} {tongue.word(act.command)}  {act.about}")
