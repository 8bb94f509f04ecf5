"""Progress: one changing line on a terminal, plain lines elsewhere."""

from io import StringIO

from chassis.watching.progress import EVERY, Progress


class _Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_is_shown_share_rate_and_time_left_in_one_line() -> None:
    output, clock = _Terminal(), iter([0.0, 2.0, 4.0])
    progress = Progress(output, clock=lambda: next(clock))
    for position in (0, 500, 1_000):
        progress(position, 1_000)
    *_, middle, last = output.getvalue().split("\r\x1b[K")
    assert middle == "replayed 500 of 1000 (50 %), 250 events/s, 2 s left"
    assert last.endswith("0 s left\n")
    assert output.getvalue().count("\n") == 1


def test_elsewhere_lines_are_plain_and_few() -> None:
    output = StringIO()
    clock = iter([EVERY, EVERY + 1, EVERY * 2, EVERY * 2 + 1])
    progress = Progress(output, clock=lambda: next(clock))
    for position in (0, 10, 20, 30):
        progress(position, 30)
    lines = output.getvalue().splitlines()
    assert [line.split()[1] for line in lines] == ["0", "20", "30"]
    assert "\x1b" not in output.getvalue()
