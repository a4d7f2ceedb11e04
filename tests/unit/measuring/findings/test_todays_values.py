"""Attributes at today's value are listed in one finding."""

from dataclasses import replace

import numpy as np

from support.planted_evidence import attribute, found_by, observed, outcomes

ROWS = observed(outcomes(100, 1000))


def test_attributes_at_todays_value_are_listed_with_their_shares() -> None:
    """One finding names all, the one that sorts best first, with the share of rows."""
    plain = attribute("industry", np.arange(1000) % 7, is_text=True)
    industry = attribute("city", np.zeros(1000), is_text=True, from_today=0.25)
    employees = attribute("employees", -np.arange(1000) // 300, from_today=1.0)

    (said,) = found_by("TW809", ROWS, plain, industry, employees)

    assert said == (
        "Today's values stand for those of then, and may know what happened since: "
        'attribute "employees" in 100% of the rows (AUC 0.89 alone) and '
        'attribute "city" in 25% of the rows (AUC 0.50 alone).'
    )


def test_a_component_over_attributes_at_todays_value_is_not_told_as_well() -> None:
    """What a component has of today from its attributes is told of the attributes."""
    employees = attribute("employees", np.arange(1000), from_today=0.4)
    size = replace(employees, name="size", role="component")

    (said,) = found_by("TW809", ROWS, size, employees)

    assert "size" not in said


def test_a_component_with_todays_values_of_another_table_is_told() -> None:
    """Where no attribute explains it, the component itself is named."""
    uses = replace(attribute("runs a CRM", np.arange(1000), from_today=1.0), role="component")

    (said,) = found_by("TW809", ROWS, uses, attribute("employees", np.arange(1000)))

    assert 'component "runs a CRM" in 100% of the rows' in said


def test_attributes_as_they_were_then_are_silent() -> None:
    """Where history tells every value, nothing is said."""
    assert found_by("TW809", ROWS, attribute("employees", np.arange(1000))) == []
