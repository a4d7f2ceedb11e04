"""The page of all problem codes."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from reference.markdown import page, table
from reference.problem_codes import Declared, declared_codes

SOURCE = Path(__file__).resolve().parent.parent.parent / "src" / "tradewind"
GROUPS = {
    "TW1": "Reading YAML",
    "TW2": "The scorecard",
    "TW3": "Bindings and tradewind.yaml",
    "TW4": "Sources and their values",
    "TW5": "The store",
    "TW6": "Outputs",
    "TW7": "The demo market",
    "TW8": "Proof: backtests, health, gaps, feedback",
    "TW9": "The outside world: disks, locks, permissions",
}


def problems_page() -> str:
    """Write the page."""
    by_code: dict[str, list[Declared]] = defaultdict(list)
    for declared in declared_codes(SOURCE):
        by_code[declared.code].append(declared)
    groups = sorted({code[:3] for code in by_code})
    return page(
        "Problems",
        "src/tradewind",
        "Every message about your input begins with its place and a code, quotes the value, and"
        " ends with a way to repair it.\nA command that finds problems ends with exit code 1;"
        " codes that begin with TW9 are failures of the outside world, with exit code 3.",
        *(part for group in groups for part in (f"## {GROUPS[group]}", _codes(group, by_code))),
    )


def _codes(group: str, by_code: dict[str, list[Declared]]) -> str:
    rows = ((code, _meaning(by_code[code])) for code in sorted(by_code) if code.startswith(group))
    return table(("code", "what it says"), rows)


def _meaning(declared: Iterable[Declared]) -> str:
    """Give the meaning; where there is none, the place of the code."""
    meanings = list(dict.fromkeys(one.meaning for one in declared if one.meaning))
    return " ".join(meanings) or ", ".join(f"`{one.place.split(':')[0]}`" for one in declared)
