"""Plays threads side by side, each act at its moment, in the order of time."""

import heapq
from collections.abc import Callable, Iterator, Sequence

from deploy.embedded.story.play import Play

Storyline = Callable[[Play], Iterator[str]]


def direct(play: Play, storylines: Sequence[Storyline]) -> None:
    """Play every thread to its end; at one moment in the order of the list."""
    threads = [storyline(play) for storyline in storylines]
    begun = ((next(thread, None), place) for place, thread in enumerate(threads))
    waiting = [(moment, place) for moment, place in begun if moment is not None]
    heapq.heapify(waiting)
    while waiting:
        moment, place = heapq.heappop(waiting)
        play.at(moment)
        if (then := next(threads[place], None)) is not None:
            heapq.heappush(waiting, (then, place))
