"""Small projects with leads: accounts, people and what people did, written as files."""

from collections.abc import Iterable, Mapping
from pathlib import Path

PROJECT = """\
version: 1
name: few
tables:
  accounts:
    source: accounts.csv
  people:
    source: people.csv
  events:
    source: events.csv
"""
CARD = """\
version: 1
name: growth
dimensions:
  engagement:
    components:
      - {name: demo asked, events: {kind: demo_request}, each: 6, at_most: 10}
tiers: {A: 50, B: 0}
"""
MATCHING = "match_at: 0.9995\nreview_at: 0.01\n"
"""Thresholds that leave doubt where neither domain nor telephone number agree."""
ACCOUNT_COLUMNS = (
    "account_id",
    "name",
    "domain",
    "country",
    "city",
    "is_customer",
    "last_activity_at",
)
PERSON_COLUMNS = ("person_id", "account_id", "email", "company_name", "country", "city")
EVENT_COLUMNS = ("event_id", "stream", "kind", "person_id", "occurred_at")
ACCOUNTS = (
    ("A1", "Larkmoor Software Ltd", "larkmoor.example", "United Kingdom", "Leeds", "no", ""),
    ("A2", "Stillmere GmbH", "stillmere.example", "Germany", "Bonn", "yes", "2026-03-01"),
    ("A3", "Quendil Robotics", "", "France", "Paris", "no", ""),
)
PEOPLE = (
    ("P1", "A1", "ann@larkmoor.example", "", "", ""),
    ("L1", "", "bob@larkmoor.example", "Larkmoor", "United Kingdom", ""),
    ("L2", "", "cat@gmail.com", "Stilmere", "Germany", ""),
    ("L3", "", "dan@nowhere.example", "Nowhere Inc", "", ""),
    ("L4", "", "eve@x.example", "Quendil", "", ""),
)
EVENTS = (
    ("E1", "engagement", "demo_request", "L1", "2026-03-01"),
    ("E2", "engagement", "demo_request", "L4", "2026-03-02"),
)
Row = tuple[str, ...]


def write_project(
    folder: Path,
    *,
    accounts: Iterable[Row] = ACCOUNTS,
    people: Iterable[Row] = PEOPLE,
    events: Iterable[Row] = EVENTS,
    files: Mapping[str, str] | None = None,
) -> Path:
    """Write a project of three accounts and four leads, of which one surely matches.

    L1 matches A1 by its domain, L2 and L4 are up for review, L3 has no account.
    """
    (folder / "scorecards").mkdir(parents=True, exist_ok=True)
    texts = {
        "tradewind.yaml": PROJECT,
        "scorecards/growth.yaml": CARD,
        "matching.yaml": MATCHING,
        "accounts.csv": _csv(ACCOUNT_COLUMNS, accounts),
        "people.csv": _csv(PERSON_COLUMNS, people),
        "events.csv": _csv(EVENT_COLUMNS, events),
        **(files or {}),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def _csv(columns: Row, rows: Iterable[Row]) -> str:
    lines = [columns, *rows]
    return "".join(",".join(f'"{cell}"' if cell else "" for cell in line) + "\n" for line in lines)
