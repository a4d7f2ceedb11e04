"""An attribute whose name says that it is known late is named, where it is today's value."""

import numpy as np
import pytest

from support.planted_evidence import attribute, found_by, observed, outcomes
from tradewind.measuring.findings.late_names import why_late

ROWS = observed(outcomes(100, 1000))

LATE = (
    *("StageName", "Probability", "ForecastCategory", "CloseDate", "IsWon", "IsClosed"),
    *("LastStageChangeDate", "PushCount", "Loss_Reason__c", "Age_in_Stage__c"),
    *("dealstage", "closedate", "hs_deal_stage_probability", "closed_lost_reason"),
    *("days_to_close", "lifecyclestage", "salesstage", "closeprobability", "actualclosedate"),
    *("won_time", "lost_reason", "expected_close_date", "is_customer", "Kunde seit"),
    *("Verkaufsphase", "Abschlusswahrscheinlichkeit", "Verlustgrund", "Schlusstermin"),
    *("Étape", "Date de clôture", "Probabilité (%)", "Motif de la perte", "Durée du cycle"),
)
EARLY = (
    *("Industry", "NumberOfEmployees", "AnnualRevenue", "LeadSource", "BillingCountry", "Type"),
    *("funding_stage", "total_funding_usd", "last_funding_date", "Company Stage", "open_jobs"),
    *("employees_growth_12m_pct", "email_opens_90d", "demo_requests_90d", "founded_year"),
    *("days_since_last_visit", "awards_won", "offices_closed_12m", "created_at", "numberofsites"),
    *("Branche", "Mitarbeiterzahl", "Umsatz", "Gründungsjahr", "Secteur", "Effectif", "Pays"),
    *("Opportunity Amount", "Competitor Type", "closest_airport", "technology_count"),
)


@pytest.mark.parametrize("name", LATE)
def test_names_of_late_fields_are_recognised(name: str) -> None:
    """Fields of real exports that change in or after a deal are late, in three languages."""
    assert why_late(name) is not None


@pytest.mark.parametrize("name", EARLY)
def test_names_of_fields_known_in_advance_are_left_alone(name: str) -> None:
    """Firmographics, behaviour and funding are no late fields."""
    assert why_late(name) is None


def test_a_late_name_at_todays_value_fires() -> None:
    """The finding says why, the share of rows and how well the values sort."""
    column = attribute("daysToClose", -np.arange(1000) // 300, from_today=0.4)

    (said,) = found_by("TW807", ROWS, column)

    assert "its name says that it measures how long a deal took" in said
    assert "40% of the rows have today's value; alone its AUC is 0.89" in said


def test_a_late_name_with_its_history_is_silent() -> None:
    """What is known as it was then cannot give the outcome away."""
    assert found_by("TW807", ROWS, attribute("daysToClose", np.arange(1000))) == []


def test_another_name_at_todays_value_is_silent() -> None:
    """A name that says nothing about deals is left to the finding about today's values."""
    column = attribute("employees", np.arange(1000), from_today=1.0)

    assert found_by("TW807", ROWS, column) == []
