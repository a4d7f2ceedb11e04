"""The page about backtests says what the code does."""

import re
from dataclasses import fields
from importlib import import_module
from pkgutil import iter_modules

from support.documents import ROOT
from support.proofs import good_proof
from tradewind.files.proof_forms import proof_rows
from tradewind.measuring import findings
from tradewind.measuring.proof import Proof

PAGE = (ROOT / "docs" / "backtest.md").read_text(encoding="utf-8")


def _constants() -> dict[str, object]:
    """Give the constants of all rules, by module and name."""
    modules = {
        one.name: import_module(f"{findings.__name__}.{one.name}")
        for one in iter_modules(findings.__path__)
    }
    return {
        f"{module}.{name}": value
        for module, content in modules.items()
        for name, value in vars(content).items()
        if name.isupper()
    }


def _first_cells(header: str) -> list[str]:
    """Give the names in the first column of the table with this header."""
    rows = PAGE.split(header)[1].split("\n\n")[0].splitlines()[2:]
    return [name for row in rows for name in re.findall(r"`(\w+)`", row.split("|")[1])]


def test_every_warning_has_its_row_in_order() -> None:
    """No code of a finding is missing, and none is there that nothing gives."""
    codes = {value for name, value in _constants().items() if name.endswith(".CODE")}

    shown = re.findall(r"^\| (TW8\d\d) \|", PAGE, re.MULTILINE)
    assert shown == sorted(str(code) for code in codes)


def test_limits_of_warnings_are_those_of_the_code() -> None:
    """Numbers in the table are the constants."""
    limits = _constants()
    rows = {row[2:7]: row for row in PAGE.splitlines() if row.startswith("| TW8")}

    assert f"below {limits['no_better_than_chance.LEAST_AUC']:g}" in rows["TW801"]
    assert f"above {limits['too_good.HIGHEST_AUC']:g}" in rows["TW804"]
    empty = round(100 * float(str(limits["filled_in_afterwards.LEAST_EMPTY"])))
    assert f"at least {empty}%" in rows["TW806"]
    assert f"above {limits['size_in_disguise.HIGHEST_CORRELATION']:g}" in rows["TW810"]
    assert f"more than {limits['many_categories.MOST_CATEGORIES']:g}" in rows["TW813"]
    assert f"{round(100 * float(str(limits['one_value.HIGHEST_SHARE'])))}%" in rows["TW814"]


def test_every_part_of_a_proof_stands_in_the_table_of_keys() -> None:
    """Whoever reads the JSON form finds all of it explained."""
    assert set(_first_cells("| key | what it holds |")) == {one.name for one in fields(Proof)}


def test_every_column_of_the_rows_stands_in_the_table_of_columns() -> None:
    """And the line that the page shows is the header."""
    names = proof_rows(good_proof()).column_names

    assert _first_cells("| column | what it holds |") == names
    assert f"\n{','.join(names)}\n" in PAGE
