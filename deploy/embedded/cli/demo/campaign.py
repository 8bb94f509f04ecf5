"""The whole campaign of 180 days, told week by week while it is played."""

from datetime import datetime

from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from deploy.embedded.campaign.fates import DAYS, OPENED
from deploy.embedded.campaign.script import CAMPAIGN, play_campaign
from deploy.embedded.cli.desk import Desk
from deploy.embedded.stack import Stack
from deploy.embedded.story.diary import Diary
from deploy.embedded.story.play import Act, Play
from deploy.embedded.story.stage import StackStage


def tell_the_campaign(stack: Stack, at: Desk) -> None:
    """Play what was not played before, with a bar of the days that have gone by."""
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[acts]}"))
    with Progress(*columns, TimeElapsedColumn(), console=at.paper) as progress:
        bar = progress.add_task(str(OPENED), total=DAYS, acts="")
        acts = 0

        def seen(act: Act) -> None:
            nonlocal acts
            acts += 1
            told = at.tongue.say("acts", count=acts)
            progress.update(bar, description=str(act.at.date()), completed=_days(act.at), acts=told)

        root = stack.folder.root
        play = Play(StackStage(stack, at.client), Diary(root / "campaign.jsonl"), seen, CAMPAIGN)
        play_campaign(play, root / "campaign")
        progress.update(bar, completed=DAYS)


def _days(moment: datetime) -> int:
    return (moment.date() - OPENED).days
