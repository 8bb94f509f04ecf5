"""A benchmark that breaks or hangs is told as failed; the others go on, and the status says so."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace

import pytest

from benchmarks import __main__ as command
from benchmarks.catalogue import Benchmark
from benchmarks.frame.comparison import Comparison, Failed, Result
from benchmarks.frame.scale import SMOKE, Scale
from benchmarks.place.servers import Place, Servers, servers
from benchmarks.running import run
from tests.benchmarks.results import FAILED, REACHED, SHORT, record


@pytest.fixture(scope="module")
def at() -> Iterator[Servers]:
    with servers() as running:
        yield running


async def _good(_: Place, __: Scale) -> list[Result]:
    return [REACHED]


async def _broken(_: Place, __: Scale) -> list[Result]:
    raise RuntimeError("no peer\nand more")


async def _hanging(_: Place, __: Scale) -> list[Result]:
    await asyncio.Event().wait()
    return []


async def test_what_breaks_or_hangs_is_told_and_the_others_go_on(at: Servers) -> None:
    told: list[Result] = []
    benchmarks = [Benchmark("a", _broken), Benchmark("b", _hanging), Benchmark("c", _good)]
    found = await run(benchmarks, replace(SMOKE, patience=0.2), at, told.append)
    assert found == told
    assert found[0] == Failed("a", "RuntimeError: no peer")
    assert found[1] == Failed("b", "not done within 0.2 s")
    assert isinstance(found[2], Comparison)


async def test_a_place_holds_nothing_of_the_one_before(at: Servers) -> None:
    first = await at.place()
    (first.folder / "left").touch()
    second = await at.place()
    assert list(second.folder.iterdir()) == []


def test_a_target_missed_is_no_fault_and_a_broken_benchmark_is() -> None:
    assert not record(REACHED, SHORT).failed
    assert record(REACHED, FAILED).failed


def test_an_unknown_benchmark_is_refused_before_anything_runs(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as ended:
        command.main(["P99"])
    assert ended.value.code == 2
    assert "P99" in capsys.readouterr().err
