"""All rules together: their order, their codes, and how columns are loaded."""

from dataclasses import replace
from sys import modules
from typing import get_type_hints

import numpy as np

from support.planted_evidence import SCORECARD, TESTED, attribute, found, observed, outcomes
from support.proof_parts import groups, ranking
from tradewind.measuring.findings import RULES, findings_of
from tradewind.measuring.findings.interface import Evidence, Examined
from tradewind.measuring.observations import ObservedColumn


def test_findings_come_in_the_order_of_their_importance() -> None:
    """Chance comes before thin numbers, these before leaks, and these before untidy columns."""
    outcome = outcomes(20, 1000)
    columns = (
        attribute("currency", np.zeros(1000)),
        attribute("Close Date", outcome * 1.0, from_today=1.0),
    )
    tiers = groups({"A": (10, 500), "B": (10, 500)}, 0.02)

    problems = found(
        observed(outcome), *columns, rankings=(ranking("growth", (0.5, 0.4, 0.6)),), tiers=tiers
    )

    codes = [problem.code for problem in problems]
    assert codes == ["TW801", "TW803", "TW805", "TW807", "TW809", "TW812", "TW814", "TW814"]


def test_every_finding_is_a_warning_at_its_place() -> None:
    """Findings about the whole point to the scorecard, those about a column to its line."""
    problems = found(observed(outcomes(3, 1000)), attribute("currency", np.zeros(1000)))

    assert {problem.severity for problem in problems} == {"warning"}
    assert problems[0].place == SCORECARD
    assert problems[1].place == replace(SCORECARD, line=12, column=9)


def test_each_column_is_loaded_once() -> None:
    """However many rules look at columns, each is loaded one time."""
    loads: list[str] = []

    def load() -> ObservedColumn:
        loads.append("employees")
        return attribute("employees", np.arange(1000))

    findings_of(Evidence(observed(outcomes(50, 1000)), (), (), TESTED, [load]))

    assert loads == ["employees"]


def test_every_rule_has_a_code_of_its_own() -> None:
    """No two rules share a code, and each says in one line what it asks for."""
    modules = {rule.__module__ for rule in RULES}

    assert len(modules) == len(RULES)
    assert all(rule.__doc__ for rule in RULES)


def test_rules_look_at_the_evidence_and_at_nothing_else() -> None:
    """Every rule takes what was examined, and its module reads no file, clock or engine."""
    outside = {"os", "pathlib", "datetime", "time", "duckdb", "random"}

    for rule in RULES:
        assert get_type_hints(rule)["examined"] is Examined
        assert not outside & vars(modules[rule.__module__]).keys()


def test_no_rows_give_no_more_than_the_reason() -> None:
    """Where nothing was observed, numbers are withheld and nothing else is said."""
    empty = observed(outcomes(1, 1))
    none = replace(
        empty,
        outcome=empty.outcome[:0],
        account=empty.account[:0],
        snapshot=empty.snapshot[:0],
        score=empty.score[:0],
    )

    assert [problem.code for problem in found(none)] == ["TW802"]
