"""Names and texts of every kind enter a statement as names and texts, and as nothing else."""

from collections.abc import Callable
from typing import Any

import pytest

from tradewind.scorecard.card import Scorecard

Run = Callable[..., dict[str, dict[str, Any]]]

HOSTILE = [
    "it's",
    'the "best" one',
    "'; DROP TABLE few_accounts; --",
    '"; DROP TABLE few_accounts; --',
    "/* half a comment",
    "*/ -- the other half",
    "two\nlines",
    "tab\tand\rreturn",
    "$1 %s %(x)s {0} ? :name @var",
    "back\\slash \\' \\\" \\n",
    "$$dollar$$ $tag$quoted$tag$",
    "E'\\x41' U&'\\0041' N'x' X'1'",
    "Größe 小売 🚀 \u202eRTL\u200b",
    "NULL",
    "select",
    "*",
    "a.b",
    "[1]",
    "_",
    "123",
    "-" * 50,
    "x" * 60,
]


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_is_a_name_and_a_value(run: Run, text: str) -> None:
    """As a component, a profile, a gate, a product, a listed text and a column."""
    components = [
        {"name": text, "category": text, "values": {text: 10}},
        {"name": f"{text} 2"[:100], "technology": [text]},
    ]
    gate = {"name": text, "when": {text: {"not": [text]}}, "then": "exclude", "reason": text}
    card = Scorecard.model_validate(
        {
            "name": "short",
            "gates": [gate],
            "dimensions": {text: {"profiles": {text: {"components": components}}}},
            "tiers": {text: 50, "other": 0},
        }
    )
    seen = {"account_id": "VARCHAR", "product": "VARCHAR"}

    rows = run(
        card, {text: "VARCHAR"}, [["a", text], ["b", "x"]], seen=seen, sightings=[["a", text]]
    )

    assert (rows["a"]["score"], rows["a"]["tier"]) == (100, text)
    assert (rows["b"]["score"], rows["b"]["tier"]) == (0, "excluded")


@pytest.mark.parametrize("text", [case for case in HOSTILE if len(case) < 40])
def test_any_text_is_an_account_id_and_an_owner(run: Run, text: str) -> None:
    """What the data hold is never read as SQL."""
    card = Scorecard.model_validate(
        {
            "name": "short",
            "dimensions": {"fit": {"components": [{"name": "used", "yes_no": "used"}]}},
            "tiers": {"A": "1 per owner", "B": "rest"},
        }
    )

    rows = run(card, {"owner": "VARCHAR", "used": "VARCHAR"}, [[text, text, "y"]])

    (row,) = rows.values()
    assert (row["account_id"], row["owner"], row["tier"]) == (text, text, "A")


def test_names_of_two_hundred_characters_work(on_duckdb: Run) -> None:
    """Long names of columns and of texts, of which only the beginning could tell them apart."""
    long, longer = "c" * 200, "c" * 199 + "d"
    components = [
        {"name": "x" * 100, "category": long, "values": {long: 10}},
        {"name": "x" * 99 + "y", "category": longer, "values": {longer: 4}},
    ]
    card = Scorecard.model_validate(
        {
            "name": "n" * 100,
            "dimensions": {"d" * 200: {"profiles": {"p" * 200: {"components": components}}}},
            "tiers": {"t" * 200: 0},
        }
    )

    rows = on_duckdb(card, {long: "VARCHAR", longer: "VARCHAR"}, [["a", long, longer]])

    assert (rows["a"]["score"], rows["a"]["tier"]) == (70, "t" * 200)
