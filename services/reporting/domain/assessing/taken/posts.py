"""The posts that a person held, each with the events of its beginning and end."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from services.reporting.domain.assessing.step import Step
from services.reporting.domain.rows.directory import Appointment, OfficerRow


@dataclass(frozen=True, slots=True)
class PostHeld:
    """An appointment; `appointed` and `relieved` are the positions of its events."""

    held: Appointment
    appointed: int
    relieved: int | None = None

    def overlaps(self, begun: date, ended: date | None) -> bool:
        """Whether it was held on a day of that time."""
        until = self.held.until or date.max
        return begun <= until and (ended or date.max) >= self.held.since


def posts_held(taken: Iterable[Step]) -> list[PostHeld]:
    """The posts of one person's stream, in the order of their appointments."""
    posts: list[PostHeld] = []
    for step in taken:
        if not isinstance(step.after, OfficerRow):
            continue
        for place, held in enumerate(step.after.appointments):
            if place == len(posts):
                posts.append(PostHeld(held, step.at.position))
            elif held.until != posts[place].held.until:
                posts[place] = replace(posts[place], held=held, relieved=step.at.position)
    return posts
