"""The words the market is made of: names, industries, countries, products."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import duckdb
import pyarrow as pa

SLOTS = 1000
"""Slots that the weights of countries, industries and CRM products share out, in thousandths."""


NO_CRM_EFFECT = -0.5
"""What it adds to fit, in log-odds, that a company has no CRM."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What vocabulary.json holds, ready to become tables."""

    words: dict[str, Any]

    @property
    def stems(self) -> int:
        """How many different name stems can be made of a first, a middle and a last part."""
        parts = (self.words[key] for key in ("stem_firsts", "stem_middles", "stem_lasts"))
        first, middle, last = (len(part) for part in parts)
        return first * middle * last

    @property
    def block_words(self) -> int:
        """How many second words set apart companies that share a stem."""
        return len(self.words["block_words"])

    @property
    def effects(self) -> dict[str, dict[str, float]]:
        """What each industry, country, CRM and trigger adds to fit or readiness, in log-odds."""
        crms = [row for row in self.words["products"] if row["crm_weight"]]
        return {
            "industry": {row["industry"]: row["fit_effect"] for row in self.words["industries"]},
            "country": {row["country"]: row["fit_effect"] for row in self.words["countries"]},
            "crm": {row["product"]: row["fit_effect"] for row in crms} | {"none": NO_CRM_EFFECT},
            "trigger": {row["kind"]: row["lift"] for row in self.words["triggers"]},
        }


@cache
def read_vocabulary() -> Vocabulary:
    """Read the words that come with the package."""
    text = files("tradewind.simulating").joinpath("vocabulary.json").read_text(encoding="utf-8")
    return Vocabulary(json.loads(text))


def _slotted(rows: list[dict[str, Any]], weight: str) -> list[dict[str, Any]]:
    """Repeat each row as often as its weight says, numbered, so that a draw picks by slot."""
    repeated = [row for row in rows for _ in range(row[weight])]
    return [{"slot": slot, **row} for slot, row in enumerate(repeated)]


def _crm_products(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    with_weight = [row for row in rows if row["crm_weight"]]
    nothing = SLOTS - sum(row["crm_weight"] for row in with_weight)
    none: dict[str, Any] = {"product": None, "fit_effect": NO_CRM_EFFECT, "crm_weight": nothing}
    return [
        {"slot": row["slot"], "crm": row["product"], "crm_effect": row["fit_effect"]}
        for row in _slotted([*with_weight, none], "crm_weight")
    ]


def create_tables(connection: duckdb.DuckDBPyConnection, vocabulary: Vocabulary) -> None:
    """Create the word tables in a connection.

    `country_slot`, `industry_slot` and `crm_slot` have one row per thousandth of weight;
    `title_slot` and `trigger_slot` have one per hundredth; `product` has one row per product
    with its number, `people_words` one row per naming tradition; `word_list` is one row of lists.
    """
    words = vocabulary.words
    countries = [
        {**country, "given": people["given"], "family": people["family"]}
        for country in words["countries"]
        for people in (words["people"][country["people"]],)
    ]
    stem_lists = ("stem_firsts", "stem_middles", "stem_lasts", "block_words")
    lists = (*stem_lists, "free_mail", "intent_topics")
    tables = {
        "country_slot": _slotted(countries, "weight"),
        "industry_slot": _slotted(words["industries"], "weight"),
        "crm_slot": _crm_products(words["products"]),
        "title_slot": _slotted(words["titles"], "weight"),
        "trigger_slot": _slotted(words["triggers"], "weight"),
        "product": [{"number": n, **row} for n, row in enumerate(words["products"], start=1)],
        "people_words": [{"people": name, **both} for name, both in words["people"].items()],
        "word_list": [{name: words[name] for name in lists}],
    }
    for name, rows in tables.items():
        connection.register("rows", pa.Table.from_pylist(rows))
        connection.execute(f"CREATE TABLE {name} AS SELECT * FROM rows")
        connection.unregister("rows")
