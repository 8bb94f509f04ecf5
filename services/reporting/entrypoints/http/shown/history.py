"""A task's history, event by event."""

from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import Field

from contracts.labels import Language
from services.reporting.application.asking.desk import View
from services.reporting.application.asking.past.history import Episode
from services.reporting.application.ports.proofs import Place
from services.reporting.application.wording.sentence import say
from services.reporting.entrypoints.http.shown import parts


class ShownWords(parts.Shown):
    """The event in one language."""

    title: str = Field(examples=["下达任务"])
    sentence: str


class ShownChange(parts.Shown):
    """One facet of the task before and after the event."""

    facet: str = Field(examples=["status", "measures.1.deadline"])
    before: str | int | None
    after: str | int | None


class ShownProof(parts.Shown):
    """Where the event stands in the signed tree; all null while no checkpoint covers it.

    `signed` and `witnessed` are the sizes of the first checkpoint that covers it, and of the first
    that a witness cosigned; `inclusion` is the address of its proof in the former.
    """

    leaf_index: int | None = Field(examples=[411])
    signed: int | None = Field(examples=[412])
    witnessed: int | None = Field(examples=[420])
    inclusion: str | None


class ShownEvent(parts.Shown):
    """An event: its place in the store, its version in the task's stream, what it says, proof."""

    position: int
    version: int
    event_id: UUID
    type: str = Field(examples=["task.assigned.v1"])
    occurred_at: datetime
    actor: parts.ShownPerson
    text: dict[Language, ShownWords]
    data: dict[str, Any]
    changed: list[ShownChange]
    proof: ShownProof


class TaskHistory(parts.Shown):
    """All events of the task up to the moment shown; versions run from 1 without a gap."""

    task: UUID
    number: str
    title: str
    events: list[ShownEvent]
    seen_at: parts.SeenAt


def shown_event(
    view: View, people: parts.People, episode: Episode, proof: ShownProof
) -> ShownEvent:
    """One event as the reader may see it."""
    event = episode.event
    actor = event.actor
    return ShownEvent(
        position=episode.position,
        version=event.aggregate_version,
        event_id=event.event_id,
        type=event.type,
        occurred_at=event.occurred_at,
        actor=parts.person(people, actor.person, actor.post, actor.unit),
        text={"zh-CN": _words(view, episode, "zh-CN"), "en": _words(view, episode, "en")},
        data=episode.data,
        changed=[
            ShownChange(facet=change.facet, before=change.before, after=change.after)
            for change in episode.changed
        ],
        proof=proof,
    )


def shown_proof(position: int, place: Place | None, log: str | None) -> ShownProof:
    """Where an event stands, with the address of its proof on the log's listener."""
    if place is None or place.signed is None:
        return ShownProof(leaf_index=None, signed=None, witnessed=None, inclusion=None)
    path = f"/v1/proofs/inclusion?position={position}&size={place.signed}"
    return ShownProof(
        leaf_index=place.leaf_index,
        signed=place.signed,
        witnessed=place.witnessed,
        inclusion=f"{log.rstrip('/')}{path}" if log else None,
    )


def _words(view: View, episode: Episode, language: Language) -> ShownWords:
    said = say(episode.event, language, view.tree.name)
    return ShownWords(title=said.title, sentence=said.sentence)
