"""Published receipts add up, and are those that the reference evaluator gives."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

import pytest

from tradewind.compiling.write import identifier
from tradewind.scorecard.evaluate import evaluate
from tradewind.scorecard.facts import (
    AttributeVersion,
    Event,
    Facts,
    Opportunity,
    RawValue,
    Sighting,
)
from tradewind.scorecard.moments import moment_in
from tradewind.scorecard.receipt import ROUNDING, Receipt
from tradewind.scorecard.tiers import TiersByScore
from tradewind.scorecard.versions import attributes_as_of
from tradewind.workflows.demo import demo
from tradewind.workflows.explain import explain
from tradewind.workflows.projects.opening import OpenProject, opened
from tradewind.workflows.runs.published import current_run
from tradewind.workflows.runs.receipts import PublishedAccount, receipt_of
from tradewind.workflows.score import score

Write = Callable[[Mapping[str, str]], Path]


def published(folder: Path) -> dict[str, Receipt]:
    """Give the receipts of all accounts of the current run."""
    run = current_run(folder, None)
    tables = {
        name: {
            row["account_id"]: row
            for row in run.engine.arrow(f"SELECT * FROM {run.relation(name)}").to_pylist()
        }
        for name in run.paths
    }
    sources = run.sources()
    run.engine.close()
    return {
        key: receipt_of(
            run.scorecard.card,
            PublishedAccount(
                scores=row,
                contributions=tables["contributions"][key],
                attributes=tables["attributes"][key],
                sources=sources,
                as_of=run.run.as_of,
            ),
        )
        for key, row in tables["scores"].items()
    }


def expected(folder: Path, as_of: datetime) -> dict[str, Receipt]:
    """Give the receipts that the reference gives, from the values as they stand in the source."""
    run = current_run(folder, None)
    run.engine.close()
    with opened(folder) as project:
        tables = {
            name: rows_by_account(project, name) if name in project.tables else None
            for name in ("technologies", "events", "opportunities", "account_history")
        }
        accounts = rows_of(project, "accounts")
    found = {}
    for row in accounts:
        key = row["account_id"]
        seen = (tables["technologies"] or {}).get(key, ())
        versions = _of(tables["account_history"], key, AttributeVersion)
        facts = Facts(
            attributes_as_of(row, versions or (), as_of, "iso")[0],
            as_of,
            tuple(_sighting(one) for one in seen),
            _of(tables["events"], key, Event),
            _of(tables["opportunities"], key, Opportunity),
            versions,
        )
        found[str(key)] = evaluate(run.scorecard.card, facts)
    return found


T = TypeVar("T")
Rows = dict[RawValue, list[dict[str, RawValue]]]


def _of(
    rows: Rows | None, key: RawValue, record: Callable[[dict[str, RawValue]], T]
) -> tuple[T, ...] | None:
    return None if rows is None else tuple(record(row) for row in rows.get(key, ()))


def _sighting(row: dict[str, RawValue]) -> Sighting:
    first, last = moment_in(row.get("first_seen_at")), moment_in(row.get("last_seen_at"))
    return Sighting(str(row["product"]), first, last)


def rows_by_account(project: OpenProject, table: str) -> Rows:
    """Give the rows of a bound table by their account."""
    found: Rows = {}
    for row in rows_of(project, table):
        found.setdefault(row["account_id"], []).append(row)
    return found


def rows_of(project: OpenProject, table: str) -> list[dict[str, RawValue]]:
    """Give the rows of a bound table, each value as the source has it."""
    if table not in project.tables:
        return []
    bound = project.tables[table]
    terms = ", ".join(f"{one.sql} AS {identifier(one.name)}" for one in bound.columns.values())
    found: list[dict[str, RawValue]] = project.engine.arrow(
        f"SELECT {terms} FROM {identifier(bound.relation)}"
    ).to_pylist()
    return found


def bare(receipt: Receipt, *, has_tier: bool) -> Receipt:
    """Take off what the reference does not know: sources, and tiers that need other accounts."""
    dimensions = tuple(
        replace(one, contributions=tuple(replace(line, source="") for line in one.contributions))
        for one in receipt.dimensions
    )
    return replace(receipt, dimensions=dimensions, tier=receipt.tier if has_tier else None)


def assert_receipts_are_the_references(folder: Path, as_of: datetime) -> None:
    """Compare all receipts in every line, and add them up."""
    run = current_run(folder, None)
    run.engine.close()
    by_score = isinstance(run.scorecard.card.cuts, TiersByScore)

    found, reference = published(folder), expected(folder, as_of)

    assert found.keys() == reference.keys()
    for key, receipt in found.items():
        assert receipt.score is None or receipt.total == receipt.score
        assert bare(receipt, has_tier=by_score) == bare(reference[key], has_tier=by_score), key


@pytest.mark.parametrize("name", ["few", "leads", "flag"])
def test_the_receipts_of_small_projects_are_the_references(
    write: Write, files: dict[str, str], cards: dict[str, str], as_of: datetime, name: str
) -> None:
    """Profiles and gates, points, and a flag: every line, every note, every fact seen."""
    files["scorecards/few.yaml"] = cards[name]
    folder = write(files)

    score(folder, as_of=as_of)

    assert_receipts_are_the_references(folder, as_of)


CAPPED = """\
version: 1
name: few
way: points
base: 2.5
at_most: 28
COMBINE
gates:
  - {name: gambling, when: {industry: [Gambling]}, then: exclude, reason: we do not}
  - {name: poor fit, when_scores: {fit: "<12"}, then: {leave_out: use}, reason: fits badly}
  - {name: unknown use, when_scores: {use: "<=0"}, then: {leave_out: use}, reason: not used}
  - {name: big, when: {employees: ">=50"}, when_scores: {fit: known}, then: {cap: 22}, reason: big}
dimensions:
  fit:
    profiles:
      software:
        where: {industry: [Software, Internet]}
        components:
          - {name: sector, category: industry, values: {Software: 12.25, Internet: 9}}
          - {name: size, number: employees, ramp: {0: 0, 500: 7.0001}}
          - {name: crm, technology: [Salesforce], present: 5, absent: -1}
        caps:
          - {name: who they are, components: [sector, size], at_most: 13}
      any:
        components:
          - {name: letter, category: score, values: {x: 11, y: 3}, missing: 1}
          - {name: money, number: revenue, ramp: {0: 0, 3000000: 10}}
        caps:
          - {name: the rest, components: [letter, money], at_most: 0}
  use:
    components: [{name: customer, yes_no: is_customer, yes: 15, no: -3}]
tiers: {A: 20, B: 5, C: 0}
"""
COMBINED = {
    "capped": CAPPED.replace("COMBINE", "combine: weighted"),
    "the least": CAPPED.replace("COMBINE", "combine: minimum"),
}


@pytest.mark.parametrize("name", COMBINED)
def test_receipts_of_caps_and_gates_are_the_references(
    write: Write, files: dict[str, str], as_of: datetime, name: str
) -> None:
    """Groups, dimensions left out once and twice, bounds, exclusion; in a sum and a minimum."""
    files["scorecards/few.yaml"] = COMBINED[name]
    folder = write(files)

    score(folder, as_of=as_of)

    assert_receipts_are_the_references(folder, as_of)


@pytest.mark.parametrize("combine", ["weighted", "minimum"])
def test_receipts_of_averages_with_gates_on_scores_are_the_references(
    write: Write, files: dict[str, str], cards: dict[str, str], as_of: datetime, combine: str
) -> None:
    """A dimension that is left out takes its part of an average away, rounded as it was added."""
    gate = "{leave_out: engagement}, reason: fits badly}\ndimensions:"
    gates = f'  - {{name: low fit, when_scores: {{fit: "<70"}}, then: {gate}'
    card = cards["few"].replace("dimensions:", gates, 1)
    files["scorecards/few.yaml"] = f"{card}combine: {combine}\n"
    folder = write(files)

    score(folder, as_of=as_of)

    assert_receipts_are_the_references(folder, as_of)


def test_every_kind_of_line_occurs_in_those_receipts(
    write: Write, files: dict[str, str], as_of: datetime
) -> None:
    """The projects above would test nothing if no cap, no gate and no bound ever held."""
    found = set()
    for card in COMBINED.values():
        files["scorecards/few.yaml"] = card
        folder = write(files)
        score(folder, as_of=as_of)
        for receipt in published(folder).values():
            found |= {(gate.name, bool(gate.contribution)) for gate in receipt.gates}
            found |= {
                (line.component, True)
                for one in receipt.dimensions
                for line in one.contributions
                if line.contribution < 0
            }

    assert found >= {
        *((name, True) for name in ("gambling", "poor fit", "unknown use", "highest score")),
        *((name, True) for name in ("big", "who they are", "the rest")),
        ("unknown use", False),
    }


def test_the_json_form_of_an_explanation_holds_the_lines_of_caps_and_gates(
    write: Write, files: dict[str, str], as_of: datetime
) -> None:
    """9 + 7.0001 are capped to 13, 29.5 ends at 28 and is capped to 22; all lines add up."""
    files["scorecards/few.yaml"] = COMBINED["capped"]
    folder = write(files)
    score(folder, as_of=as_of)

    told = explain("a2", folder).to_dict()

    fit, use = told["dimensions"]
    names = [line["component"] for line in fit["contributions"]]
    amounts = [line["contribution"] for part in (fit, use) for line in part["contributions"]]
    gates = {gate["name"]: (gate["then"], gate["contribution"]) for gate in told["gates"]}
    assert names == ["sector", "size", "crm", "who they are"]
    assert amounts[3] == Decimal("-3.0001")
    assert gates == {"highest score": ("bound", Decimal("-1.5")), "big": ("cap", -6)}
    assert told["score"] == told["base"] + sum(amounts) + sum(one for _, one in gates.values())


def test_the_receipts_of_a_demo_are_the_references(tmp_path: Path) -> None:
    """All lines of five hundred simulated accounts."""
    as_of = datetime(2026, 6, 30, 9, 30, tzinfo=UTC)
    folder = demo(tmp_path / "demo", accounts=500, seed=11).folder

    score(folder, as_of=as_of)

    assert_receipts_are_the_references(folder, as_of)


def test_a_line_names_the_fact_and_its_source(few: Path, as_of: datetime) -> None:
    """A number as it was read, a product as the scorecard names it, a date as a moment."""
    score(few, as_of=as_of)

    lines = {
        line.component: (line.seen, line.source)
        for dimension in published(few)["a1"].dimensions
        for line in dimension.contributions
        if line.component != ROUNDING
    }

    assert lines == {
        "size": (50.0, "employees in accounts.csv"),
        "crm": ("Salesforce", "product in technologies.csv"),
        "third": ("x", "score in accounts.csv"),
        "activity": (datetime(2026, 3, 21, tzinfo=UTC), "last_activity_at in accounts.csv"),
    }


@pytest.mark.parametrize(
    "column", ["account_id", "run_id", "scorecard", "as_of", "rank", "technologies"]
)
def test_a_column_may_have_a_name_that_a_run_has_too(
    write: Write, files: dict[str, str], as_of: datetime, column: str
) -> None:
    """What the receipt shows is the account's own value, not the run's, from its own source."""
    if column != "account_id":
        head, *rows = files["accounts.csv"].splitlines()
        files["accounts.csv"] = "\n".join([f"{head},{column}", *(f"{row},mine" for row in rows)])

    files["scorecards/few.yaml"] = (
        "name: own\ndesirable: 5\ndimensions: {fit: {components: ["
        f"{{name: own, category: {column}, values: {{mine: 10, a1: 10}}}}]}}}}\n"
    )
    folder = write(files)

    score(folder, as_of=as_of)

    line = published(folder)["a1"].dimensions[0].contributions[0]
    assert line.seen == ("a1" if column == "account_id" else "mine")
    source = "id" if column == "account_id" else column
    assert line.source == f"{source} in accounts.csv"


def test_two_columns_whose_names_differ_by_case_are_kept_apart(
    write: Write, files: dict[str, str], as_of: datetime
) -> None:
    """A source's `Employees` and our `employees`, bound to it, are two attributes."""
    files["accounts.csv"] = files["accounts.csv"].replace("employees", "Employees")
    files["tradewind.yaml"] = files["tradewind.yaml"].replace("id}", "id, employees: Employees}")
    files["scorecards/few.yaml"] = (
        "name: own\ndesirable: 5\ndimensions: {fit: {components: ["
        "{name: text, category: Employees, values: {'50': 10}}, "
        "{name: number, number: employees, bands: {'<5': 1, '>=5': 2}}]}}\n"
    )
    folder = write(files)

    score(folder, as_of=as_of)

    lines = published(folder)["a1"].dimensions[0].contributions
    assert [line.seen for line in lines] == ["50", 50.0]


@pytest.mark.parametrize(
    ("component", "seen"),
    [
        ("category: revenue, values: {'$1,000,000': 10}", "$1,000,000"),
        ("category: is_customer, values: {'no': 10}", "no"),
        ("yes_no: revenue", None),
        ("category: last_activity_at, values: {'2026-03-21': 10}", "2026-03-21"),
    ],
)
def test_a_column_of_ours_may_be_read_as_something_else(
    write: Write, files: dict[str, str], as_of: datetime, component: str, seen: str | None
) -> None:
    """A run keeps it as a number, too, and the receipt shows what the component looked at."""
    files["scorecards/few.yaml"] = (
        "name: own\ndesirable: 5\ndimensions: {fit: {components: ["
        f"{{name: own, {component}}}, "
        "{name: size, number: employees, ramp: {0: 0, 9: 9}}]}}\n"
    )
    folder = write(files)

    score(folder, as_of=as_of)

    assert published(folder)["a1"].dimensions[0].contributions[0].seen == seen
    assert_receipts_are_the_references(folder, as_of)
