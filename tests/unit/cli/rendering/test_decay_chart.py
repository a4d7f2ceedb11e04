"""The drawn curve: in blocks, in plain signs, hanging, and on any width."""

from dataclasses import replace
from io import BytesIO, TextIOWrapper

import pytest
from rich.console import Console

from tradewind.cli.rendering.decay_chart import BLOCKS, PLAIN, Scale, Signs, chart, signs_for
from tradewind.scorecard.decay_kinds import HalfLife, Linear, Step, Steps

SCALE = Scale("8", "4", "0", 120, (0, 30, 60, 90, 120))
IN_BLOCKS = """\
8 │█▅▂
  │███▇▃
  │██████▅▂
  │████████▇▄
4 │███████████▅▂
  │█████████████▇▄▁
  │████████████████▅▂
  │██████████████████▇▄▁
0 ┼────────────────────────────
   0     30     60     120 days"""
PLAIN_AND_HANGING = """\
 0 +---------------------------
   |###########################
   |#########
   |#########
-4 |#########
   |####
   |####
   |####
-8 |####
    0    30     60     120 days"""


def test_a_curve_is_drawn_in_blocks() -> None:
    """Ninety days of a straight fall on 120, from the top to the line at 0."""
    assert chart(Linear(90.0).share_at, SCALE, width=31, signs=BLOCKS).plain == IN_BLOCKS


def test_what_counts_against_hangs_from_the_line_at_0() -> None:
    """Three steps in plain signs: all, half and an eighth of it."""
    steps = Steps((Step(15.0, 1.0), Step(40.0, 0.5), Step(120.0, 0.125)))
    scale = replace(SCALE, top="-8", middle="-4", bottom="0", hangs=True)

    assert chart(steps.share_at, scale, width=31, signs=PLAIN).plain == PLAIN_AND_HANGING


@pytest.mark.parametrize("width", [40, 80, 300])
@pytest.mark.parametrize("days", [1, 2, 31, 36_500])
@pytest.mark.parametrize("signs", [BLOCKS, PLAIN])
def test_a_chart_fits_any_width_and_any_days(width: int, days: int, signs: Signs) -> None:
    """No line is wider than the terminal, and the last day is always named."""
    scale = replace(SCALE, top="-99,999.9999", days=days, ticks=range(0, days + 1, 1 + days // 6))

    lines = chart(
        HalfLife(30.0).share_at,
        scale,
        width=width,
        signs=signs,
    ).plain.splitlines()

    assert len(lines) == 10
    assert max(map(len, lines)) <= width
    assert lines[-1].endswith(f"{days} days" if days > 1 else "1 day")


@pytest.mark.parametrize(
    ("encoding", "term", "signs"),
    [
        ("utf-8", "xterm", BLOCKS),
        ("ascii", "xterm", PLAIN),
        ("latin-1", "xterm", PLAIN),
        ("utf-8", "dumb", PLAIN),
        ("utf-8", "unknown", PLAIN),
    ],
)
def test_a_terminal_gets_the_signs_it_has(encoding: str, term: str, signs: Signs) -> None:
    """Blocks need Unicode and a terminal that is not dumb."""
    stream = TextIOWrapper(BytesIO(), encoding=encoding)
    terminal = Console(file=stream, force_terminal=True, _environ={"TERM": term})

    assert signs_for(terminal) is signs


def test_plain_signs_are_ascii() -> None:
    """Every terminal has them."""
    scale = replace(SCALE, hangs=True)

    for one in (SCALE, scale):
        assert chart(HalfLife(30.0).share_at, one, width=80, signs=PLAIN).plain.isascii()
