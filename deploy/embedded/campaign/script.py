"""The whole campaign, from an empty store to the end of the concentrated period."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from contracts.identifiers import campaign_id
from deploy.embedded.campaign.fates import ENDS, OPENED, PARTS, WAVES
from deploy.embedded.campaign.threads import Thread, answering, assigning, life, mornings
from deploy.embedded.campaign.workbooks import CAMPAIGN_NAME, write_workbooks
from deploy.embedded.story.director import direct
from deploy.embedded.story.play import OPERATOR, Play

CAMPAIGN = campaign_id(CAMPAIGN_NAME)
END = f"{ENDS}T09:00"


def play_campaign(play: Play, folder: Path) -> None:
    """Play everything and let the last morning come; what was played before is passed over."""
    direct(play, [partial(_beginning, folder=folder), *_threads()])
    play.at(END)
    play.arrive()


def _threads() -> Sequence[Thread]:
    waves = range(WAVES)
    return (
        *(assigning(wave) for wave in waves),
        *(life(part) for part in PARTS),
        *(answering(wave, late=late) for wave in waves for late in (False, True)),
        mornings,
    )


def _beginning(play: Play, folder: Path) -> Iterator[str]:
    yield f"{OPENED}T09:00"
    directory, ledger = write_workbooks(folder)
    play.brings_in(OPERATOR, directory)
    play.brings_in("zgb-1", ledger, opened=str(OPENED))
