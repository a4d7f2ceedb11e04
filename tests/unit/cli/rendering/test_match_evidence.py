"""The evidence of a lead's match in a terminal, wide and narrow."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from rich.console import RenderableType

from tradewind.cli.rendering.match_evidence import evidence_view
from tradewind.store.matchings import Answer
from tradewind.workflows.leads.lead_explanation import Candidate, EvidenceLine, LeadExplanation

Plain = Callable[[RenderableType, int], str]
NOW = datetime(2026, 6, 30, 8, 15, tzinfo=UTC)
WIDE = """\
Acme\\x1b[31m  lead L1
matched 2026-06-30 08:15 UTC

 TO REVIEW   Acme Holding  A1
2 accounts are equally likely
chosen among equals by the rule: customer first

Evidence: Acme Holding  A1
  part     what it says               lead              account             bits
  prior    before any evidence                                             -6.00
  name     the same rare words        Acme\\x1b[31m      Acme Holding      +11.00
  country  another country            Germany           France             -1.50
  phone    unknown of the lead                          +49 1              +0.00
  WEIGHT   probability 91.9%                                               +3.50

What people said, the last first
  2026-06-30 08:15 UTC  Ann refused A9  review.csv  “in Bonn”
  2026-06-30 08:15 UTC  somebody assigned no account  answers.xlsx"""
NARROW = """\
Evidence: Acme Holding  A1
  part     what it says                             bits
  prior    before any evidence                     -6.00
  name     the same rare words                    +11.00
  country  another country                         -1.50
  phone    unknown of the lead                     +0.00
  WEIGHT   probability 91.9%                       +3.50"""


@pytest.fixture
def about() -> LeadExplanation:
    """Give a doubtful lead with three parts of evidence and two answers."""
    lines = (
        EvidenceLine(
            "name", "x", "the same rare words", "Acme\x1b[31m", "Acme Holding", Decimal("11.00")
        ),
        EvidenceLine("country", "x", "another country", "Germany", "France", Decimal("-1.50")),
        EvidenceLine("phone", None, "unknown of the lead", None, "+49 1", Decimal("0.00")),
    )
    best = Candidate("A1", "Acme Holding", Decimal("-6.00"), lines, Decimal("3.50"), 0.9188)
    return LeadExplanation(
        lead_id="L1",
        lead={"company_name": "Acme\x1b[31m", "email": "a@acme.example"},
        decision="review",
        account_id="A1",
        account_name="Acme Holding",
        reason="2 accounts are equally likely",
        tie_rule="customer first",
        best=best,
        runner_up=None,
        answers=(
            Answer("L1", "refused", "A9", "Ann", NOW, "review.csv", "in Bonn"),
            Answer("L1", "assigned", None, None, NOW, "answers.xlsx"),
        ),
        matched_at=NOW,
    )


def test_both_sides_stand_beside_the_evidence(about: LeadExplanation, plain: Plain) -> None:
    """What a terminal would obey is shown, and the bits are in one column."""
    assert plain(evidence_view(about, width=80), 80) == WIDE


def test_a_narrow_terminal_has_the_bits(about: LeadExplanation, plain: Plain) -> None:
    """The words of both sides go first."""
    assert NARROW in plain(evidence_view(about, width=56), 56)


def test_a_lead_without_an_account_says_so(about: LeadExplanation, plain: Plain) -> None:
    """There is no evidence to show."""
    alone = replace(
        about, decision="none", account_id=None, account_name=None, best=None, tie_rule=None
    )

    shown = plain(evidence_view(alone, width=80), 80)

    assert " NO ACCOUNT" in shown
    assert "Evidence" not in shown
