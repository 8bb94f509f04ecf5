"""Anybody can draw again: the program of the documents is written from their page alone."""

import re
import runpy
import subprocess
from random import Random
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from contracts.builders.examples.task.afterwards.looking_back import DRAWN
from contracts.events.supervision.draw import LookBackDrawn
from contracts.sampling import number_of, sample, size_of
from tests.architecture.source import ROOT

PAGE = (ROOT / "docs/reference/sampling.md").read_text(encoding="utf-8")
_program = runpy.run_path(str(ROOT / "docs/examples/draw_again.py"))
UUIDS = st.integers(0, 2**128 - 1).map(lambda number: UUID(int=number))


@settings(max_examples=60)
@given(
    seed=st.binary(min_size=32, max_size=32).map(bytes.hex),
    draw=UUIDS,
    population=st.lists(UUIDS, unique=True, max_size=30),
    percent=st.integers(1, 100),
    data=st.data(),
)
def test_an_outsider_draws_the_same(
    seed: str, draw: UUID, population: list[UUID], percent: int, data: st.DataObject
) -> None:
    always = set(data.draw(st.lists(st.sampled_from(population)))) if population else set()
    ours = sample(seed, draw, population, always, percent)
    texts = [str(task) for task in population]
    theirs = _program["draw"](seed, str(draw), texts, {str(task) for task in always}, percent)
    assert tuple([str(task) for task in part] for part in ours) == theirs


def test_the_order_in_which_tasks_are_listed_does_not_matter() -> None:
    tasks = [UUID(int=number) for number in range(50)]
    mixed = Random(1).sample(tasks, len(tasks))
    assert sample("ab" * 32, UUID(int=7), tasks, set(), 20) == sample(
        "ab" * 32, UUID(int=7), mixed, set(), 20
    )


def test_a_share_is_rounded_up_and_never_beyond_the_population() -> None:
    assert [size_of(population, 10) for population in (0, 1, 10, 11, 99)] == [0, 1, 1, 2, 10]
    assert size_of(7, 100) == 7


def test_what_is_always_drawn_takes_no_place_of_the_others() -> None:
    tasks = [UUID(int=number) for number in range(11)]
    drawn, left = sample("cd" * 32, UUID(int=7), tasks, {tasks[4]}, 20)
    assert drawn[0] == tasks[4]
    assert (len(drawn), len(left)) == (1 + 2, 8)


def test_the_page_shows_what_the_program_computes() -> None:
    begins = dict(re.findall(r"\| …(\d{4}) \| `([0-9a-f]{16})` \|", PAGE))
    draw = UUID(int=1)
    tasks = {end: UUID(int=int(end)) for end in begins}
    assert len(tasks) == 3
    for end, task in tasks.items():
        assert number_of("ab" * 32, draw, task).startswith(begins[end])
    drawn, (left,) = sample("ab" * 32, draw, tasks.values(), set(), 50)
    told = " and then ".join(f"…{str(task)[-4:]}" for task in drawn)
    assert f"Two of three are drawn: {told}; not drawn is …{str(left)[-4:]}." in PAGE


def test_the_shells_number_is_the_programs() -> None:
    (command,) = re.findall(r"```sh\n(printf .*)\n```", PAGE)
    seed, draw, task = "ab" * 32, UUID(int=1), UUID(int=2)
    values = {"SEED": seed, "DRAW": str(draw), "TASK": str(task), "PATH": "/usr/bin:/bin"}
    done = subprocess.run(command, shell=True, env=values, capture_output=True, check=True)
    assert done.stdout.decode().split()[0] == number_of(seed, draw, task)


def test_the_example_of_the_contract_can_be_drawn_again() -> None:
    fact = DRAWN.fact
    assert isinstance(fact, LookBackDrawn)
    tasks = [str(one.task) for one in fact.population]
    always = {str(one.task) for one in fact.population if one.always}
    again = _program["draw"](fact.seed.root, str(DRAWN.stream), tasks, always, fact.percent)
    assert again == ([str(one) for one in fact.drawn], [str(one) for one in fact.not_drawn])


def test_the_documents_program_tells_a_draw_that_is_not_what_its_seed_gives() -> None:
    fact = DRAWN.fact
    told = {**fact.model_dump(mode="json"), "id": str(DRAWN.stream)}
    assert _program["holds"](told)
    for name, other in (("drawn", told["drawn"][:-1]), ("percent", 100)):
        assert not _program["holds"]({**told, name: other})
    for part in ("drawn", "not_drawn"):
        assert not _program["holds"]({**told, part: [*told[part][1:], told[part][0]]})
