"""Changes in words: signed numbers, the four parts, moves between tiers."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from rich.text import Text

from tradewind.cli.rendering.words import number_words, tier_style
from tradewind.cli.terminal import visible
from tradewind.workflows.differences.change_parts import Part
from tradewind.workflows.differences.tier_moves import Move

PART_WORDS: Mapping[Part, str] = {
    "time": "passing time",
    "events": "new events",
    "data": "data",
    "scorecard": "the scorecard",
}
UNKNOWN = "—"
"""Stands where a part has no score at one of its ends."""
_TENTH = Decimal("0.1")


def signed(amount: Decimal | None) -> str:
    """Write a change with its sign and all its places; nothing for none, a dash for an unknown.

    Examples:
        >>> signed(Decimal("6.0000")), signed(Decimal("-1.5320")), signed(Decimal(0)), signed(None)
        ('+6', '-1.532', '', '—')
    """
    if amount is None:
        return UNKNOWN
    if not amount:
        return ""
    return f"{'+' if amount > 0 else ''}{number_words(amount)}"


def exact(amount: Decimal | None) -> str:
    """Write a change with its sign and four places, so that columns stand aligned.

    Examples:
        >>> exact(Decimal("6.0000")), exact(Decimal(0))
        ('+6.0000', '')
    """
    if amount is None:
        return UNKNOWN
    return f"{amount:+,.4f}" if amount else ""


def short(amount: Decimal) -> str:
    """Write a change with its sign and one place, and all its places where that says nothing.

    Examples:
        >>> short(Decimal("6.0000")), short(Decimal("-1.5320")), short(Decimal("0.0123"))
        ('+6.0', '-1.5', '+0.0123')
    """
    return f"{amount:+,.1f}" if abs(amount) >= _TENTH else signed(amount) or "0"


def direction(amount: Decimal | None) -> str:
    """Say in a word which way a change goes, for a team that wants no number."""
    if amount is None:
        return UNKNOWN
    return "up" if amount > 0 else "down" if amount < 0 else ""


def amount_style(amount: Decimal | None) -> str:
    """Give the colour of a change."""
    if not amount:
        return "dim"
    return "green" if amount > 0 else "red"


def tier_words(before: str | None, after: str | None) -> Text:
    """Write a move between tiers; one tier where nothing moved."""
    said = Text(visible(before or "not there"), style=tier_style(before))
    if before == after:
        return said
    said.append(" → ", style="dim")
    return said.append(visible(after or "gone"), style=tier_style(after))


def other_moves(moves: Mapping[Move, int]) -> Iterator[str]:
    """Say how many accounts made a move other than up or down."""
    words: dict[Move, str] = {
        "excluded": "now excluded",
        "let in": "not excluded any more",
        "lost its score": "now without a score",
        "got a score": "now with a score",
        "renamed": "in a tier that the other scorecard has not",
        "new": "new",
        "gone": "gone",
    }
    for move, said in words.items():
        if count := moves.get(move):
            yield f"{count:,} {said}"


def moves_sentence(moves: Mapping[Move, int], tier_moves: int, everyone: str) -> str:
    """Say how many accounts are in another tier, and what else became of them.

    Args:
        moves: How many moved how.
        tier_moves: How many are in another tier.
        everyone: How many there are, in words, such as `1,417 accounts`.
    """
    ups_and_downs = f"{moves['up']:,} up, {moves['down']:,} down"
    others = ", ".join(other_moves(moves))
    of_all = f"{tier_moves:,} of {everyone} changed tier: {ups_and_downs}"
    return f"{of_all}, {others}" if others else of_all
