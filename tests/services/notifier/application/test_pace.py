"""No minute sees more messages than a channel's rate, wherever it begins."""

from hypothesis import given
from hypothesis import strategies as st

from services.notifier.application.sending.pace import Pace, Rate


@given(
    st.integers(2, 600),
    st.lists(st.floats(0, 30, allow_nan=False), min_size=1, max_size=60),
)
def test_no_minute_sees_more_than_the_rate(a_minute: int, pauses: list[float]) -> None:
    rates = {"mail": Rate(a_minute)}
    known: dict[str, tuple[float, float]] = {}
    taken: list[float] = []
    now = 0.0
    for pause in pauses:
        now += pause
        pace = Pace(rates, {name: (tokens, now - at) for name, (tokens, at) in known.items()})
        while pace.take("mail", "anybody"):
            taken.append(now)
        known = {name: (tokens, now) for name, tokens in pace.tokens.items()}
    for first in taken:
        assert sum(1 for each in taken if first <= each < first + 60) <= a_minute


def test_what_waits_goes_on_at_the_rate() -> None:
    rate = Rate(20)
    assert rate.after(0, 60) == rate.holds == 2
    assert rate.after(0, 60 / 18) > 0.999


def test_each_robot_has_a_bucket_of_its_own_and_a_channel_without_a_rate_none() -> None:
    pace = Pace({"robot": Rate(2)}, {})
    assert pace.take("robot", "one")
    assert not pace.take("robot", "one")
    assert pace.take("robot", "other")
    assert all(pace.take("mail", "anybody") for _ in range(1000))
    assert pace.empty == ["robot/one", "robot/other"]
