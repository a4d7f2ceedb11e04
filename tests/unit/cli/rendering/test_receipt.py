"""The receipt that people read."""

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from rich.console import RenderableType

from tradewind.cli.rendering.receipt import receipt_view
from tradewind.scorecard.receipt import Contribution, DimensionReceipt
from tradewind.workflows.explain import Explanation

Plain = Callable[[RenderableType, int], str]

AT_80 = """\
Acme [bold]GmbH  A7
scorecard growth · as of 2026-06-30 · run 20260630T000000Z-1

 60  of 100   tier B   cell B?   43% of the weight is known

  component                seen                    value  weight  contribution
FIT  70 of 100 · weight 65 · adds 70.0000
  best profile: mid-market, 3.4763 ahead of enterprise
  headcount                1,250,000                  10       3       50.0000
                           employees
  last move                2026-06-28, 2 days          4       3       20.0000
                           before
                           employees
  revenue                  unknown, skipped                    3        0.0000
                           employees

INTENT  weight 35 · adds 0.0000
  nothing is known

CAPPED  shrinking: lost people                                        -10.0000
                                                                  ────────────
SCORE                                                                  60.0000

In its favour: headcount (1,250,000); against it: the gate shrinking and last
move (2026-06-28, 2 days before); unknown, and weighing most: all of intent and
revenue.
Facts without a file of their own are from data/accounts.csv."""


def test_a_receipt_fits_80_columns_and_shows_every_line(
    explanation: Explanation, plain: Plain
) -> None:
    """The header, each line with its fact, the gate, the sum and the reasons stand there."""
    assert plain(receipt_view(explanation, width=80), 80) == AT_80


def test_the_contributions_shown_add_up_to_the_score_shown(
    explanation: Explanation, plain: Plain
) -> None:
    """Whoever adds the last column up to the rule gets the score below it."""
    text = plain(receipt_view(explanation, width=80), 80)
    above, _, below = text.partition("─" * 12)
    column = re.compile(r"^(?!.* adds ).* (-?\d+\.\d{4})$", re.MULTILINE)

    contributions = [Decimal(written) for written in column.findall(above)]

    assert len(contributions) == 4
    assert sum(contributions) == Decimal(column.findall(below)[0])


def test_points_have_no_weights_and_a_base(explanation: Explanation, plain: Plain) -> None:
    """Where points add up, the only number of a line is its contribution."""
    points = Contribution("demo asked", True, Decimal(25), None, Decimal("25.0000"))
    dimension = DimensionReceipt("all", None, Decimal(25), Decimal("25.0000"), (points,))
    receipt = replace(
        explanation.receipt,
        base=Decimal("10.0000"),
        gates=(),
        dimensions=(dimension,),
        score=Decimal("35.0000"),
    )

    text = plain(receipt_view(replace(explanation, receipt=receipt), width=80), 80)

    assert "weight " not in text.replace("the weight is known", "")
    assert re.search(r"demo asked +yes +25\.0000\n", text)
    assert re.search(r"BASE +10\.0000\n", text)


def test_a_team_that_wants_no_number_reads_words(flagged: Explanation, plain: Plain) -> None:
    """A plain flag comes with what speaks for and against it, without scores and points."""
    text = plain(receipt_view(flagged, width=80), 80)

    assert "desirable   43% of the weight is known" in text
    assert re.search(r"headcount +1,250,000 +for\n", text)
    assert re.search(r"last move +2026-06-28, 2 days before +against\n", text)
    assert re.search(r"revenue +unknown, skipped +unknown\n", text)
    assert not re.search(r"\d\.\d{4}", text)


@pytest.mark.parametrize("width", [40, 60, 72, 80, 110, 200])
def test_no_line_is_wider_than_the_terminal(
    explanation: Explanation, plain: Plain, width: int
) -> None:
    """Whatever the width, the score and each component are there, and nothing overflows."""
    text = plain(receipt_view(explanation, width=width), width)

    assert max(map(len, text.splitlines())) <= width
    assert "headcount" in text
    assert re.search(r"SCORE +60\.0000", text)


def test_texts_of_the_data_cannot_command_the_terminal(
    explanation: Explanation, plain: Plain
) -> None:
    """An escape sequence in a name is shown, not obeyed."""
    text = plain(receipt_view(replace(explanation, name="Acme\x1b[2J"), width=80), 80)

    assert "Acme\\x1b[2J" in text
    assert "\x1b" not in text


def test_an_account_of_which_nothing_is_known_has_no_score(
    explanation: Explanation, plain: Plain
) -> None:
    """Unknown is said in words and never looks like zero."""
    unknown = DimensionReceipt("fit", Decimal(1), None, Decimal(0), (), note="nothing is known")
    receipt = replace(
        explanation.receipt, score=None, tier="unscored", gates=(), dimensions=(unknown,)
    )

    text = plain(receipt_view(replace(explanation, receipt=receipt), width=80), 80)

    assert " no score    tier unscored" in text
    assert "NO SCORE" in text
