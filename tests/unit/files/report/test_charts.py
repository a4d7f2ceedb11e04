"""The charts draw what is there, and only that."""

import re
from dataclasses import replace
from itertools import pairwise

import matplotlib as mpl

from support.proofs import good_proof
from tradewind.files.report.charts.calibration import calibrated
from tradewind.files.report.charts.conversion import conversion
from tradewind.files.report.charts.cycles import cycle_curves, spread
from tradewind.files.report.charts.deals import deal_sizes, deals_table
from tradewind.files.report.charts.gains import gains
from tradewind.files.report.charts.lift import lift
from tradewind.files.report.charts.palette import COLOURS, ranking_roles
from tradewind.files.report.charts.work import revenue, wins
from tradewind.files.report.numbers import money
from tradewind.files.report.words import words_of
from tradewind.measuring.estimates import Estimate
from tradewind.measuring.proof import Curve, GroupProof

WORDS = words_of(good_proof())


def test_bars_are_as_long_as_their_shares() -> None:
    """The bar of 10% is as many times as long as that of 5% as 10 is of 5."""
    tiers = good_proof().tiers

    drawn = conversion("tiers", tiers, WORDS, by="tier", base=None)

    assert drawn is not None
    bars = re.findall(r'd="M 4 [\d.]+ L ([\d.]+) [^"]+ z"[^>]*fill: var\(--tested\)', drawn.svg)
    lengths = [float(end) - 4 for end in bars]
    shares = [tier.conversion.value for tier in tiers if tier.conversion]
    ratios = [length / share for length, share in zip(lengths, shares, strict=True)]
    assert max(ratios) / min(ratios) < 1.001


def test_an_empty_group_has_a_row_and_no_bar() -> None:
    """A tier in which nobody stands is named, and says that nobody is in it."""
    tiers = (*good_proof().tiers, GroupProof("E", 0, 0, 0, None, None))

    drawn = conversion("tiers", tiers, WORDS, by="tier", base=None)

    assert drawn is not None
    assert ">none</text>" in drawn.svg
    assert drawn.table.rows[-1][-1] == "–"


def test_an_empty_band_stands_in_the_table_only() -> None:
    """Where nobody scored so high, the chart begins with the scores that somebody has."""
    bands = (GroupProof("100–110", 0, 0, 0, None, None), *good_proof().bands)

    drawn = conversion("bands", bands, WORDS, by="score", base=None)

    assert drawn is not None
    assert ">100–110</text>" not in drawn.svg
    assert drawn.table.rows[0][0] == "100–110"


def test_what_was_not_measured_is_not_drawn() -> None:
    """Without rows, curves, amounts or calibration there is no chart."""
    empty = GroupProof("A", 0, 0, 0, None, None)

    assert conversion("tiers", (empty,), WORDS, by="tier", base=None) is None
    assert gains((), WORDS) is lift((), WORDS) is None
    assert wins((), WORDS, {}) is revenue((), {}, None) is None
    assert deal_sizes(good_proof().deals_by_tier[:2], None) is None
    assert cycle_curves(()) is calibrated(None, WORDS) is None


def test_colours_are_left_to_the_page() -> None:
    """No drawing holds a colour of its own, so that each theme gives its own."""
    drawn = gains(good_proof().rankings, WORDS)

    assert drawn is not None
    assert "var(--tested)" in drawn.svg
    assert not re.search(r"#[0-9a-f]{6}\b(?![\w-])", drawn.svg)
    assert len(set(COLOURS.values())) == len(COLOURS)


def test_the_tested_ranking_stands_out_and_baselines_are_muted() -> None:
    """Roles follow the order: tested, other scorecards, baselines."""
    roles = ranking_roles(good_proof().rankings)

    assert roles["growth"] == "tested"
    assert roles["growth-2024"] == "other-1"
    assert roles["company size"] == roles["random"] == "baseline"


def test_a_dollar_in_a_name_stays_a_dollar() -> None:
    """Names are text, not formulas, and letters that no font at hand has are no matter."""
    tested = replace(good_proof().rankings[0], name="a $x^2$ 😀")

    drawn = gains((tested,), WORDS)

    assert drawn is not None
    assert ">a $x^2$ 😀</text>" in drawn.svg


def test_a_users_settings_of_matplotlib_change_nothing() -> None:
    """A chart looks the same whatever the surrounding program has set."""
    usual = lift(good_proof().rankings, WORDS)

    with mpl.rc_context({"font.size": 30, "axes.facecolor": "red", "svg.fonttype": "path"}):
        unusual = lift(good_proof().rankings, WORDS)

    assert usual == unusual


def test_a_mean_that_hangs_on_few_deals_has_no_interval() -> None:
    """What is more than ten times the mean says less than the median does."""
    wild = replace(good_proof().deals_by_tier[0], mean=Estimate(73_400, 0, 5_060_000, 40))

    (row,) = deals_table((wild,), money(None), by="tier").rows

    assert row[4] == "73,400 (a few very large deals: see the median)"


def test_a_long_tail_of_old_deals_does_not_squeeze_the_curve() -> None:
    """The curve ends where nearly all deals are closed, not with the oldest one."""
    cycles = good_proof().cycles_by_tier[1]
    curve = Curve((0.0, 50.0, 100.0, 5000.0), (1.0, 0.5, 0.04, 0.0))

    drawn = cycle_curves((replace(cycles, still_open=curve),))

    assert drawn is not None
    assert ">100</text>" in drawn.svg
    assert ">1,000</text>" not in drawn.svg


def test_names_beside_curves_do_not_cover_each_other() -> None:
    """Whatever the heights, names keep their distance and their order."""
    placed = spread([0.02, 0.0, 0.01, 0.5], gap=0.1)

    ordered = sorted(placed)
    assert all(high - low >= 0.0999 for low, high in pairwise(ordered))
    assert sorted(range(4), key=placed.__getitem__) == [1, 2, 0, 3]
