"""A ratio is formed round by round, and judged by its median."""

import pytest

from benchmarks.frame.comparison import Comparison, Target
from tests.benchmarks.results import APPENDS, BESIDE, REACHED, SHORT


def test_a_ratio_is_the_median_of_the_rounds() -> None:
    assert REACHED.ratios == [3, 2, 4]
    assert REACHED.ratio == 3


def test_a_target_is_a_bound_from_below_or_from_above() -> None:
    assert (REACHED.reached, SHORT.reached, BESIDE.reached) == (True, False, None)
    assert REACHED.margin == pytest.approx(1.5)
    assert SHORT.margin == pytest.approx(2 / 3)
    assert (str(REACHED.target), str(SHORT.target)) == ("≥ 2, aim 3", "≤ 2")


@pytest.mark.parametrize("most", [False, True])
def test_a_median_that_just_keeps_its_bound_has_reached_it(*, most: bool) -> None:
    just = Comparison(APPENDS, "peer", [2.0], [1.0], Target(2, most=most))
    assert just.reached


@pytest.mark.parametrize("figure", [0.0, -1.0, float("nan")])
def test_what_measured_nothing_is_no_comparison(figure: float) -> None:
    with pytest.raises(ValueError, match="nothing was measured"):
        Comparison(APPENDS, "peer", [1.0], [figure])
