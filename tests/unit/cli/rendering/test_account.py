"""The people of an account's page in a narrow terminal."""

from collections.abc import Callable
from dataclasses import MISSING, fields
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from rich.console import Group, RenderableType

from tradewind.cli.rendering.account import _people
from tradewind.workflows.account_page.account_sections import PersonLine

Plain = Callable[[RenderableType, int], str]
KNOWN: dict[str, Any] = {
    "person_id": "p1",
    "name": "Adelheid von Ashenberg",
    "title": "Vice President of Operations",
    "role": "economic buyer",
    "seniority": "vp",
    "function": "operations",
    "touched_at": datetime(2026, 3, 1, tzinfo=UTC),
    "touched_by": "demo_request",
    "score": Decimal(78),
    "tier": "hot",
    "qualification": "sales qualified",
    "email": "adelheid@ashenberg.example",
    "is_matched": False,
}


def person() -> PersonLine:
    """Give a person of whom everything is known."""
    needed = [one.name for one in fields(PersonLine) if one.default is MISSING]
    known: dict[str, Any] = {name: KNOWN.get(name) for name in {*needed, *KNOWN}}
    return PersonLine(**known)


def test_score_and_tier_of_a_person_stay_in_a_narrow_terminal(plain: Plain) -> None:
    """Role, level, function and e-mail go before them, and are named."""
    told = plain(Group(*_people([person()], 78)), 78)

    header, _, *note = told.splitlines()
    assert {"score", "tier"} <= set(header.split())
    assert max(map(len, told.splitlines())) <= 78
    assert "No room in this terminal for: role, level, function" in " ".join(note)
