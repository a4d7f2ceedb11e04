"""A backtest on the terminal: what is said first, and what fits."""

import re
from dataclasses import replace
from io import StringIO

import pytest
from rich.console import Console

from support.proofs import all_proofs, good_proof, no_signal_proof, thin_proof, withheld_proof
from tradewind.cli.rendering.backtest import backtest_view
from tradewind.cli.rendering.backtest_bars import BLOCKS, PLAIN, BarSigns
from tradewind.measuring.estimates import Estimate
from tradewind.measuring.proof import Proof

FIRST_SECTIONS_ON_80_COLUMNS = """\
Accounts of tier A bought 12.4 times as often as those of tier D: 10% against
0.8% within 90 days.
growth 8c1f0a7b at 12 snapshots, 2025-05-01 to 2026-04-01: did the account buy
within 90 days? 21,360 accounts at snapshots (1,931 accounts), 612 wins;
outcomes are known up to 2026-06-30.
! TW809 1 attribute of 6 is taken at today's value, which may know what happened
since: "tickets" in 64% of the rows.

Conversion by tier
tier       n  wins  bought        95%   lift
A      2,136   214     10%  8.8–11.4%   3.5x  ██████████████████████████▒▒▒┃▒▒▒▒
B      4,272   201    4.7%   4.1–5.4%  1.64x  ████████████▒▒┃▒▒
C      6,408   128      2%   1.7–2.4%  0.70x  █████┃▒▒
D      8,544    69   0.81%    0.64–1%  0.28x  █▒┃▒
all   21,360   612    2.9%   2.6–3.1%         ███████▒┃▒
A converts 12 times as often as D, 9.4 to 17.
"""


def report(proof: Proof, *, width: int = 100, signs: BarSigns = BLOCKS) -> str:
    """Give the report as plain text, without blanks at line ends."""
    stream = StringIO()
    terminal = Console(file=stream, width=width, markup=False, highlight=False)
    for part in backtest_view(proof, width=width, signs=signs):
        terminal.print(part)
    return "\n".join(line.rstrip() for line in stream.getvalue().splitlines())


def test_the_headline_comes_first_then_leaks_then_tiers_with_bars() -> None:
    """What one has to know before reading any number stands above it."""
    assert report(good_proof(), width=80).startswith(FIRST_SECTIONS_ON_80_COLUMNS)


@pytest.mark.parametrize("proof", all_proofs(), ids=["good", "no signal", "thin", "withheld"])
@pytest.mark.parametrize("width", [40, 60, 80, 118])
def test_a_report_fits_its_terminal(proof: Proof, width: int) -> None:
    """No line is longer than the terminal, and no number is cut."""
    lines = report(proof, width=width).splitlines()

    assert max(map(len, lines)) <= width
    assert not [line for line in lines if re.search(r"[\d+%]…|…$", line)]


def test_a_terminal_without_blocks_gets_plain_signs() -> None:
    """All of a table is ASCII but for dashes, which the stream writes plainly."""
    text = report(good_proof(), signs=PLAIN)

    assert "#####" in text
    assert {sign for sign in text if not sign.isascii()} <= {"–", "—"}


def test_a_scorecard_without_signal_is_called_worthless_above_its_numbers() -> None:
    """The headline says so, and the finding stands right below."""
    text = report(no_signal_proof())

    assert text.startswith("No ranking beats chance")
    assert text.index("! TW801") < text.index("Conversion by tier")


def test_withheld_numbers_leave_the_reason_and_what_to_do() -> None:
    """There is no table, but everything else."""
    text = report(withheld_proof())

    assert "Conversion" not in text
    assert "TW802 warning" in text
    assert "  fix: Begin earlier" in text
    assert "Left out" in text


def test_thin_numbers_are_marked() -> None:
    """Nobody takes them for sure."""
    assert "Thin: 23 wins, fewer than 40. Mind the intervals." in report(thin_proof())


def test_a_difference_whose_interval_holds_zero_is_called_level() -> None:
    """Ahead and behind are words for what is sure."""
    text = report(good_proof())

    assert re.search(r"as published .* \+0\.016 level", text)
    assert re.search(r"most recent activity .* \+0\.103 ahead", text)


def test_what_has_no_room_is_named() -> None:
    """A number that is not shown is not a number that is not there."""
    text = report(good_proof(), width=60)

    assert "No room in this terminal for: " in text


def test_findings_come_with_what_to_do_and_what_is_left_out_with_counts() -> None:
    """Nothing is dropped in silence."""
    text = report(good_proof())

    assert "2 findings, the most important first" in text
    assert 'fix: Take "partner" out of the scorecard' in text
    assert "  1,412  accounts that were customers at a snapshot" in text
    assert "1,000 rounds, seed 7" in text


def test_what_was_included_is_told_with_how_it_was_computed() -> None:
    """Whom the rows hold beside the usual ones changes what every number means."""
    text = " ".join(report(replace(good_proof(), include=("customers", "open"))).split())

    assert "Included, as was asked: customers, open. Intervals" in text
    assert "Included" not in report(good_proof())


def test_calibration_names_what_is_furthest_off() -> None:
    """One line, where expected and seen differ."""
    text = report(good_proof(), width=118)

    assert "made one expect 453 wins; 392 came." in text
    assert "most where 12.1% was expected: 9.3% came (8.1–10.6%)." in text


def test_an_interval_that_tells_nothing_gives_way_to_the_median() -> None:
    """A mean of 73,400 whose interval ends at 5.06 million hangs on a few deals."""
    proof = good_proof()
    wild = replace(proof.deals_by_tier[0], mean=Estimate(73_400, 0, 5_060_000, 40))

    text = report(replace(proof, deals_by_tier=(wild, *proof.deals_by_tier[1:])), width=118)

    assert "5.06 M" not in text
    assert "Mean of all: a few very large deals: see the median." in text


def test_amounts_are_counted_where_they_are_fewer_than_the_wins() -> None:
    """A mean of 598 amounts is not one of 640 wins."""
    proof = good_proof()
    told = [one for one in proof.deals_by_tier if one.mean is not None]
    complete = tuple(replace(one, won=one.mean.n) for one in told if one.mean)

    text = report(proof, width=118)

    assert re.search(r"tier +won +amounts +median", text)
    assert re.search(r"all +640 +598 ", text)
    assert "amounts" not in report(replace(proof, deals_by_tier=complete), width=118)


def test_rows_without_a_tier_are_counted() -> None:
    """Tiers that do not add up to all rows say what is missing."""
    proof = good_proof()
    in_tiers = sum(one.n for one in proof.tiers)

    text = report(replace(proof, n=in_tiers + 91))

    assert "91 rows without a score, and so without a tier." in text
    assert "without a tier" not in report(replace(proof, n=in_tiers))


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (0.001, 0.004, "better than"),
        (-0.002, -0.001, "worse than"),
        (-0.001, 0.001, "not to be told from"),
    ],
)
def test_a_brier_score_is_called_better_only_where_that_is_sure(
    low: float, high: float, said: str
) -> None:
    """Two nearly equal scores are not ranked by their fourth figure."""
    found = good_proof().calibration
    assert found is not None
    better_by = Estimate((low + high) / 2, low, high, 10_680)

    text = report(replace(good_proof(), calibration=replace(found, better_by=better_by)))

    assert f"Brier score 0.0331, {said} 0.0355" in text


def test_names_cannot_steer_the_terminal() -> None:
    """A scorecard's name is text, whatever signs are in it."""
    text = report(replace(good_proof(), scorecard="\x1b[2Jevil", headline="\x1b[31m"))

    assert "\x1b" not in text
    assert "\\x1b[2Jevil" in text
