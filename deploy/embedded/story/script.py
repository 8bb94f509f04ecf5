"""The whole story: opened on 18 September 2021, told until 17 November.

On the last morning the concentrated tasks are two days past their day, and one was forgotten.
"""

from deploy.embedded.story.director import direct
from deploy.embedded.story.play import Play
from deploy.embedded.story.storylines.beginning import beginning, planning
from deploy.embedded.story.storylines.colleges import colleges, places
from deploy.embedded.story.storylines.ending import latecomers, the_source_is_answered
from deploy.embedded.story.storylines.hospitals import hospitals
from deploy.embedded.story.storylines.procurement import procurement
from deploy.embedded.story.storylines.repairs import repairs

STORYLINES = (
    beginning,
    planning,
    repairs,
    hospitals,
    colleges,
    places,
    procurement,
    the_source_is_answered,
    latecomers,
)
END = "2021-11-17T09:00"
CLOSED, SUED, FORGOTTEN = "R14-1", "R08-1", "R02-2"


def play_all(play: Play) -> None:
    """Play everything and let the last morning come; what was played before is passed over."""
    direct(play, STORYLINES)
    play.at(END)
    play.arrive()
