"""Why a score changed, as text: columns where there is room, words where there is none."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from rich.console import RenderableType

from tradewind.cli.rendering.why import sentence, why_view
from tradewind.workflows.differences.change_parts import Parts
from tradewind.workflows.differences.score_lines import Line
from tradewind.workflows.differences.why import LineChange, Standing, Why

Plain = Callable[[RenderableType, int], str]


def _parts(*amounts: str) -> Parts:
    return Parts(*map(Decimal, amounts))


def _line(line: Line, then: str, parts: Parts, now: str) -> LineChange:
    return LineChange(line, Decimal(then), Decimal(now), parts)


def _standing(month: int, score: str, tier: str) -> Standing:
    moment = datetime(2026, month, 30, tzinfo=UTC)
    return Standing(moment, "run", "hash", Decimal(score), tier)


@pytest.fixture
def why() -> Why:
    """Give an account that asked for a demo while an older one wore away."""
    return Why(
        account_id="a1",
        name="Ann\x1b Ltd",
        scorecard="growth",
        since=datetime(2026, 4, 15, tzinfo=UTC),
        then=_standing(3, "40.0000", "B"),
        now=_standing(6, "44.5000", "A"),
        parts=_parts("-1.5000", "6.0000", "0", "0"),
        lines=(
            _line(Line("component", "size", "fit", "large"), "30", _parts(*"0000"), "30"),
            _line(Line("component", "demos", "use"), "10", _parts("-1.5", "6", "0", "0"), "14.5"),
        ),
        has_one_scorecard=True,
        is_coarse=False,
        hides_number=False,
    )


def test_every_line_that_moved_has_its_parts_and_the_sum_is_the_score(
    why: Why, plain: Plain
) -> None:
    """Lines that did not move are one row, so that the columns add up."""
    text = plain(why_view(why, width=100), 100)

    told = [line.split() for line in text.splitlines()]
    assert ["demos", "10.0000", "-1.5000", "+6.0000", "14.5000"] in told
    assert ["1", "line", "that", "did", "not", "move", "30.0000", "30.0000"] in told
    assert ["SCORE", "40.0000", "-1.5000", "+6.0000", "44.5000"] in told
    assert "Ann\\x1b Ltd" in text


def test_a_narrow_terminal_gets_words(why: Why, plain: Plain) -> None:
    """One line each, without columns."""
    text = plain(why_view(why, width=50), 50)

    assert "demos: time -1.5000, events +6.0000" in text


def test_the_sentence_names_the_parts_the_largest_first(why: Why) -> None:
    """Each with the line that it moved most."""
    assert sentence(why) == (
        "Up 4.5 since 2026-03-30: +6.0 new events (demos), -1.5 passing time (demos)."
    )


def test_a_team_that_wants_no_number_reads_which_way_it_went(why: Why, plain: Plain) -> None:
    """Directions in words, in the table and in the sentence."""
    hidden = replace(why, hides_number=True)

    text = plain(why_view(hidden, width=100), 100)

    assert not any(sign in text for sign in ("44.5", "6.0", "1.5"))
    assert "Better since 2026-03-30: new events up (demos), passing time down (demos)." in text


def test_an_account_without_a_score_at_one_end_is_told_as_far_as_known(why: Why) -> None:
    """No change can be named, but what happened can."""
    then = replace(why.then, score=None, tier=None)
    new = replace(why, then=then, parts=replace(why.parts, data=None))

    assert sentence(new).startswith("Known of the change since 2026-03-30: +6.0 new events")
    assert "It was not among the accounts as of 2026-03-30." in new.notes


def test_another_best_profile_is_said(why: Why) -> None:
    """The lines of two profiles would be a riddle without it."""
    other = _line(Line("component", "size", "fit", "any"), "0", _parts("0", "0", "9", "0"), "9")
    gone = replace(why.lines[0], now=Decimal(0))

    switched = replace(why, lines=(gone, other))

    assert "In fit its best profile was large, and is any now." in switched.notes
