"""Small projects for the tests of `health` and `gaps`."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

AS_OF = datetime(2026, 3, 31, tzinfo=UTC)
YAML = "version: 1\nname: checked\ntables:\n"
SIZES = '{"<50": 2, "50..499": 10, ">=500": 6}'
CARD = f"""\
version: 1
name: checked
gates:
  - {{name: gambling, when: {{industry: [Gambling]}}, then: exclude, reason: we do not}}
dimensions:
  fit:
    components:
      - {{name: size, weight: 3, number: employees, bands: {SIZES}}}
      - {{name: sector, category: industry, values: {{Software: 10}}, otherwise: 0}}
tiers: {{A: 70, B: 40, C: 0}}
"""
ACCOUNTS = """\
account_id,name,owner,employees,industry
a1,One,Zoe,20,Software
a2,Two,Zoe,200,Software
a3,Three,Zoe,,Software
a4,Four,Yan,2000,
a5,Five,Yan,,
a6,Six,Yan,200,Gambling
"""


def written(folder: Path, **files: str) -> Path:
    """Write a project with a scorecard `checked`; every other file is a table of that name.

    Args:
        folder: Where to.
        files: `card` for the scorecard, else CSV texts by canonical table.
    """
    tables = {name: text for name, text in files.items() if name != "card"}
    sources = "".join(f"  {name}: {{source: {name}.csv}}\n" for name in tables)
    paths: Mapping[str, str] = {
        "tradewind.yaml": YAML + sources,
        "scorecards/checked.yaml": files.get("card", CARD),
        **{f"{name}.csv": text for name, text in tables.items()},
    }
    for name, text in paths.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
