"""A small project whose scores change between two moments, for the tests of why they do."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from tradewind.store.interface import Run
from tradewind.workflows.score import score

THEN = datetime(2026, 3, 1, tzinfo=UTC)
NOW = datetime(2026, 3, 31, tzinfo=UTC)
YAML = """\
version: 1
name: telling
tables:
  accounts: {source: accounts.csv}
  events: {source: events.csv}
  technologies: {source: technologies.csv}
"""
CARD = """\
version: 1
name: telling
gates:
  - {name: gambling, when: {industry: [Gambling]}, then: exclude, reason: we do not}
dimensions:
  fit:
    weight: 50
    components:
      - {name: size, weight: 4, number: employees, bands: {"<50": 0, ">=50": 10}}
      - {name: crm, technology: [Salesforce]}
  engagement:
    weight: 50
    components:
      - {name: demos, events: {kind: demo}, each: 8, at_most: 10, decay: {half_life: 30d}}
tiers: {A: 60, B: 30, C: 0}
"""
ACCOUNTS = """\
account_id,name,owner,employees,industry
still,Still Ltd,Zoe,100,Software
asks,Asks Ltd,Zoe,100,Software
fades,Fades Ltd,Zoe,100,Software
grows,Grows Ltd,Yan,10,Software
bets,Bets Ltd,Yan,100,Software
leaves,Leaves Ltd,Yan,100,Software
"""
EVENTS = """\
event_id,account_id,kind,occurred_at,known_at
1,fades,demo,2026-03-01,
2,asks,demo,2026-03-31,
3,asks,demo,2026-03-01,2026-03-20
"""
TECHNOLOGIES = """\
account_id,product,first_seen_at
still,Salesforce,2025-01-01
asks,Salesforce,2025-01-01
fades,SAP,2025-01-01
bets,Salesforce,2025-01-01
grows,Salesforce,2026-03-15
leaves,Salesforce,2025-01-01
"""
FILES = {
    "tradewind.yaml": YAML,
    "scorecards/telling.yaml": CARD,
    "accounts.csv": ACCOUNTS,
    "events.csv": EVENTS,
    "technologies.csv": TECHNOLOGIES,
}
Write = Callable[..., Path]


def change_a_file(folder: Path, file: str, *replacements: tuple[str, str]) -> None:
    """Replace texts in a file of the project; each must be there."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    for old, new in replacements:
        assert old in text, old
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def published_at(folder: Path, moment: datetime, scorecard: str | None = None) -> Run:
    """Score and publish as of a moment, and give the run."""
    run = score(folder, as_of=moment, scorecard=scorecard).run
    assert run is not None
    return run


def changed_project(folder: Path) -> Path:
    """Write the project, publish it, change its accounts, and publish it again.

    Nothing happens to `still`; `asks` has two new events, one of them known late; the one of
    `fades` is a month older; `grows` has more employees and a product; `bets` is excluded by a
    gate; `leaves` is gone, and `comes` is new.
    """
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    published_at(folder, THEN)
    change_a_file(
        folder,
        "accounts.csv",
        ("Yan,10,", "Yan,80,"),
        ("bets,Bets Ltd,Yan,100,Software", "bets,Bets Ltd,Yan,100,Gambling"),
        ("leaves,Leaves Ltd,Yan,100,Software", "comes,Comes Ltd,Yan,100,Software"),
    )
    published_at(folder, NOW)
    return folder
