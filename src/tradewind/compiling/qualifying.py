"""The SQL of who is sales qualified, and why; by the book it is `scorecard.qualification`."""

from collections.abc import Iterator

from tradewind.compiling.conditions import condition_term
from tradewind.compiling.layout import Layout
from tradewind.compiling.nodes import (
    Call,
    Case,
    Cast,
    Column,
    IsNull,
    Node,
    Number,
    Opposite,
    Pair,
    Text,
)
from tradewind.compiling.totals import points
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.components.interface import ColumnUse
from tradewind.scorecard.conditions import AnyOf, Condition, Use
from tradewind.scorecard.qualification import (
    HIDDEN,
    NO_SCORE,
    NURTURE,
    SALES_QUALIFIED,
    SalesQualified,
)
from tradewind.scorecard.rounding import UNITS_PER_POINT
from tradewind.scorecard.words_of_tests import plain_number, said_of

SCORE = Column("score_units")


def qualification_columns(
    card: Scorecard, rule: SalesQualified, layout: Layout
) -> list[tuple[str, Node]]:
    """Give what a person is, and the reason."""
    failures = list(_failures(card, rule, layout))
    nurtured = tuple((failed, Text(NURTURE)) for failed, _ in failures)
    return [
        ("qualification", Case(nurtured, Text(SALES_QUALIFIED))),
        ("qualification_reason", Case(tuple(failures), _passed(card, rule, layout))),
    ]


def _failures(card: Scorecard, rule: SalesQualified, layout: Layout) -> Iterator[tuple[Node, Node]]:
    """Go through all that can fail, in the order in which it is told, each with its words."""
    for gate, name in zip(card.gates, layout.gates, strict=True):
        if gate.excludes:
            yield Column(name), Text(f"excluded: {gate.reason}")
    if rule.at_least is not None:
        yield IsNull(SCORE), Text(NO_SCORE)
        lowest = Number(float(rule.at_least * UNITS_PER_POINT))
        yield Pair(SCORE, "<", lowest), _score_said(card, rule, "<")

    def column(name: str, use: Use) -> Node:
        return Column(layout.reads[ColumnUse(name, use)])

    for name, test in rule.when.tests if rule.when else ():
        words = said_of(name, test)
        held = condition_term(Condition(((name, test),)), column)
        yield IsNull(held), Text(words.unknown)
        yield Opposite(held), Text(words.failed)


def _score_said(card: Scorecard, rule: SalesQualified, sign: str) -> Node:
    assert rule.at_least is not None, "the caller saw to it"
    if card.desirable is not None:
        return Text(HIDDEN[sign])
    beside = Text(f" {sign} {plain_number(rule.at_least)}")
    return Pair(Pair(Text("score "), "||", shown_points(SCORE)), "||", beside)


def shown_points(units: Node) -> Node:
    """Write ten-thousandths as a number without idle zeros, alike on all engines."""
    whole = Call("FLOOR", (Pair(units, "/", Number(UNITS_PER_POINT)),))
    is_whole = Pair(Pair(whole, "*", Number(UNITS_PER_POINT)), "=", units)
    places = Call("RTRIM", (Cast(points(units), "VARCHAR"), Text("0")))
    return Case(((is_whole, Cast(Cast(whole, "BIGINT"), "VARCHAR")),), places)


def _passed(card: Scorecard, rule: SalesQualified, layout: Layout) -> Node:
    """Give the words where nothing failed."""
    said: list[Node] = []
    if rule.at_least is not None:
        said.append(_score_said(card, rule, "≥"))
    for name, test in rule.when.tests if rule.when else ():
        if isinstance(test, AnyOf):
            text = Column(layout.reads[ColumnUse(name, "text")])
            said.append(Pair(Text(f"{name} is "), "||", text))
        else:
            said.append(Text(said_of(name, test).passed))
    joined = said[0]
    for one in said[1:]:
        joined = Pair(Pair(joined, "||", Text(", ")), "||", one)
    return joined
