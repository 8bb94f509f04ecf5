"""Draws announced and made, and what spot checks found; paired into the stream of each task."""

from uuid import UUID

from contracts.events.supervision.draw import Candidate, DrawAnnounced
from contracts.identifiers import draw_id
from services.ledger.application.workplace import Workplace
from services.ledger.domain.campaign import Campaign
from services.ledger.domain.finding import Finding
from services.ledger.domain.supervision import drawing as rules
from services.ledger.domain.supervision.concluding import ConcludeSpotCheck
from services.ledger.domain.supervision.concluding import conclude_spot_check as decide_conclusion
from services.ledger.domain.supervision.draw import Draw
from services.ledger.domain.supervision.drawn_tasks import (
    candidate,
    reaches,
    remember_look_back,
    remember_spot_check,
)
from services.ledger.domain.task.openness import GOING_ON, Openness


async def announce_draw(at: Workplace, _target: UUID, command: rules.AnnounceDraw) -> UUID:
    """Announce the draw of this number, after the one before it."""
    campaign = await at.session.load(Campaign, command.campaign)
    draw = await _numbered(at, command, command.number)
    before = await _numbered(at, command, command.number - 1) if command.number > 1 else None
    at.session.record(draw, rules.announce_draw(draw, command, before, campaign, at.by))
    return draw.id


async def draw_look_back(at: Workplace, target: UUID, command: rules.DrawLookBack) -> UUID:
    """Make the draw, and tell each task of the population whether it was drawn."""
    draw = await at.session.load(Draw, target)
    population = await _population(at, draw.facts, Openness.AWAITS_LOOK_BACK)
    seed = await at.seeds.after(target)
    fact = rules.draw_look_back(draw, command, population, seed, at.by)
    at.session.record(draw, fact)
    for one in fact.population:
        task = await at.task(one.task)
        at.session.record(task, remember_look_back(task, draw, fact))
    return target


async def draw_spot_check(at: Workplace, target: UUID, command: rules.DrawSpotCheck) -> UUID:
    """Make the draw, and tell each task that was drawn."""
    draw = await at.session.load(Draw, target)
    population = await _population(at, draw.facts, *GOING_ON)
    seed = await at.seeds.after(target)
    fact = rules.draw_spot_check(draw, command, population, seed, at.by)
    at.session.record(draw, fact)
    for one in fact.drawn:
        task = await at.task(one)
        at.session.record(task, remember_spot_check(task, draw, fact))
    return target


async def conclude_spot_check(at: Workplace, target: UUID, command: ConcludeSpotCheck) -> UUID:
    """Record what was found, in the draw and in the task."""
    draw = await at.session.load(Draw, target)
    task = await at.task(command.task)
    fact, pair = decide_conclusion(draw, command, task, await at.context(task))
    at.session.record(draw, fact)
    at.session.record(task, pair)
    return target


async def _numbered(at: Workplace, command: rules.AnnounceDraw, number: int) -> Draw:
    return await at.session.load(Draw, draw_id(command.campaign, command.kind, number))


async def _population(
    at: Workplace, announced: DrawAnnounced, *stands: Openness
) -> list[Candidate]:
    """The tasks that the draw reaches, read at their newest version, with their findings."""
    found = [task for task, _ in await at.session.open_tasks(announced.campaign, stands)]
    tasks = [task for task in found if reaches(announced, task)]
    findings = dict.fromkeys(task.finding for task in tasks if task.finding)
    await at.session.prefetch(Finding, list(findings))
    return [
        candidate(task, await at.session.load(Finding, task.finding))
        for task in tasks
        if task.finding
    ]
