"""Small projects, written as files."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

AS_OF = datetime(2026, 3, 31, tzinfo=UTC)
Write = Callable[[Mapping[str, str]], Path]

YAML = """\
version: 1
name: few
tables:
  accounts:
    source: accounts.csv
    columns: {account_id: id}
  technologies:
    source: technologies.csv
"""
ACCOUNTS = """\
id,name,domain,owner,employees,industry,is_customer,last_activity_at,revenue,score
a1,Ann Ltd,ann.example,Zoe,50,Software,no,2026-03-21,"$1,000,000",x
a2,Bob AG,https://www.bob.example/about,Zoe,500,Internet,yes,2026-01-01,2e6,y
a3,Čapek s.r.o.,,Yan,,Mining,,,,
a4,Dee Ltd,dee.example,Yan,5000,Gambling,no,2026-03-30,,
a5,,,,,,,,,
a6,bob ag,,Yan,7,Software,yes,2025-03-31,500,x
"""
TECHNOLOGIES = """\
account_id,product,first_seen_at,last_seen_at
a1,Salesforce,2024-01-01,2026-03-01
a1,SAP,2024-01-01,
a2,HubSpot,2026-04-01,
a2,SAP,,2020-01-01
a6, HubSpot ,,2026-03-30
"""
CARD = """\
version: 1
name: few
gates:
  - {name: gambling, when: {industry: [Gambling]}, then: exclude, reason: we do not}
  - {name: customer, when: {is_customer: true}, then: {cap: 40}, reason: has it}
dimensions:
  fit:
    weight: 60
    profiles:
      software:
        where: {industry: [Software, Internet]}
        components:
          - {name: size, weight: 3, number: employees, bands: {"<50": 2, "50..499": 10, ">=500": 6}}
          - {name: crm, weight: 2, technology: [Salesforce, HubSpot], seen_within: 365d}
          - {name: third, weight: 2, category: score, values: {x: 7, y: -3}, missing: 1}
      any:
        components:
          - {name: revenue, number: revenue, ramp: {0: 0, 3000000: 10}, missing: neutral}
          - {name: words, category: employees, values: {"500": 9}, otherwise: 1}
  engagement:
    weight: 40
    components:
      - {name: activity, days_since: last_activity_at, bands: {"<30": 10, "30..99": 5, ">=100": 0}}
tiers: {A: 60, B: 30, C: 0}
"""
POINTS = """\
version: 1
name: leads
way: points
base: 10
at_least: 0
gates:
  - {name: small, when: {employees: "<10"}, then: {cap: 5.5}, reason: too small}
dimensions:
  fit:
    components:
      - {name: sector, category: industry, values: {Software: 20.25}, otherwise: -30}
      - {name: size, number: employees, ramp: {0: 0, 3000: 7}}
  use:
    profiles:
      customer:
        where: {is_customer: true}
        components: [{name: owner, category: owner, values: {Zoe: 3}, missing: 1}]
tiers: {A: top 20%, B: top 50%, C: rest}
"""
FLAG = """\
version: 1
name: flag
scale: 10
dimensions:
  fit:
    components:
      - {name: a, yes_no: is_customer}
      - {name: b, number: employees, bands: {"<50": 0, ">=50": 10}, missing: neutral}
      - {name: c, category: industry, values: {Software: 10}}
desirable: 6
"""
FILES = {
    "tradewind.yaml": YAML,
    "accounts.csv": ACCOUNTS,
    "technologies.csv": TECHNOLOGIES,
    "scorecards/few.yaml": CARD,
}


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write files below a folder, and give the folder."""

    def written(files: Mapping[str, str]) -> Path:
        for name, text in files.items():
            path = tmp_path / "project" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tmp_path / "project"

    return written


@pytest.fixture
def few(write: Write) -> Path:
    """Give a project of six accounts and one scorecard."""
    return write(FILES)


@pytest.fixture
def files() -> dict[str, str]:
    """Give the files of that project, to be changed."""
    return dict(FILES)


@pytest.fixture
def cards() -> dict[str, str]:
    """Give scorecards for that project by name: both ways of adding, and a flag."""
    return {"few": CARD, "leads": POINTS, "flag": FLAG}


@pytest.fixture
def as_of() -> datetime:
    """Give the moment at which the small projects are scored."""
    return AS_OF
