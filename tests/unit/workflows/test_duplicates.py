"""Accounts that are one company are reported from a project's tables, and written to files."""

import csv
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tradewind.cli.main import app
from tradewind.problems import InvalidInput
from tradewind.workflows import match_extra
from tradewind.workflows.demo import demo
from tradewind.workflows.duplicates import duplicates

YAML = "version: 1\nname: few\ntables:\n  accounts:\n    source: accounts.csv\n"
ACCOUNTS = """\
account_id,name,domain,country,is_customer,parent_id
a1,Acmetron Instruments GmbH,acmetron.com,Germany,no,
a2,ACMETRON INSTRUMENTS,https://www.acmetron.com/,DE,yes,
a3,Acmetron Instruments France,acmetron.com,France,no,a1
b1,=Quillon Holding AG,,Austria,no,
b2,Quillon Holding,,Austria,no,
c1,,,,,
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Write accounts, two of which are entered twice, and nothing else."""
    (tmp_path / "tradewind.yaml").write_text(YAML)
    (tmp_path / "accounts.csv").write_text(ACCOUNTS)
    return tmp_path


def test_groups_come_with_the_likely_original_and_the_evidence(project: Path) -> None:
    """Accounts alone are enough: nobody needs people, events or opportunities."""
    result = duplicates(project)

    told = {(row["account_id"], row["is_original"], row["alike_to"]) for row in result.rows.rows()}
    assert told == {
        ("a2", True, None),
        ("a1", False, "a2"),
        ("b1", True, None),
        ("b2", False, "b1"),
    }
    assert [group.rule for group in result.found.groups] == ["customer first", None]
    assert (result.found.accounts, result.found.nameless) == (6, 1)
    # The subsidiary is alike to both entries of its parent, and a duplicate of neither.
    assert result.found.within_families == 2


def test_every_row_adds_up(project: Path) -> None:
    """The weight of a row is the prior and the bits of its parts."""
    (row,) = (row for row in duplicates(project).rows.rows() if row["account_id"] == "a1")

    bits = [row[f"{part}_bits"] for part in ("domain", "name", "country", "city", "phone")]
    assert row["weight"] == pytest.approx(-6 + sum(bits))
    assert row["domain_level"] == "same"
    assert row["evidence"].count("; ") == 2


@pytest.mark.parametrize("ending", [".csv", ".xlsx", ".parquet", ".json"])
def test_they_are_written_to_files(project: Path, tmp_path: Path, ending: str) -> None:
    """Texts that a spreadsheet would run as a formula are made harmless, and counted."""
    file = tmp_path / f"twice{ending}"

    result = duplicates(project, output=file)

    assert file.stat().st_size > 0
    assert result.made_harmless == (1 if ending in (".csv", ".xlsx") else 0)


def test_the_planted_duplicates_of_a_demo_are_found(tmp_path: Path) -> None:
    """All of them, with the entry they repeat as the original, and nothing else."""
    demo(tmp_path / "demo", accounts=1_000)
    with (tmp_path / "demo/data/truth/accounts.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["duplicate_of"]]
    planted = {(row["duplicate_of"], row["account_id"]) for row in rows}

    found = duplicates(tmp_path / "demo").found

    members = [[one.account_id for one in group.members] for group in found.groups]
    assert {tuple(group) for group in members} == planted
    assert found.within_families > 10


def test_accounts_without_names_and_domains_cannot_be_compared(project: Path) -> None:
    """It is said what to bind."""
    (project / "accounts.csv").write_text("account_id,country\na1,Germany\n")

    with pytest.raises(InvalidInput, match="neither name nor domain") as refused:
        duplicates(project)

    assert refused.value.problems[0].code == "TW434"


def test_the_parts_it_needs_are_named(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the command that installs them."""
    monkeypatch.setattr(match_extra, "PARTS", ("no_such_part",))

    with pytest.raises(InvalidInput, match="no_such_part"):
        duplicates(project)


@pytest.mark.parametrize("share", [0.0, 1.0, float("nan")])
def test_a_probability_lies_between_the_ends(project: Path, share: float) -> None:
    """Nothing is certain, and nothing impossible."""
    with pytest.raises(ValueError, match="at_least"):
        duplicates(project, at_least=share)


def test_the_command_prints_groups_and_what_was_left_out(project: Path) -> None:
    """Result on stdout, all else beside it."""
    run = CliRunner().invoke(app, ["duplicates-of", "accounts", "-p", str(project)])

    assert run.exit_code == 0
    assert "likely the original, by: customer first" in run.stdout
    assert "no rule tells which is the original" in run.stdout
    assert "2 groups of likely duplicates, 2 entries too many (6 accounts compared)." in run.stderr
    assert "Nothing was merged" in run.stderr


def test_the_command_writes_csv_and_json(project: Path) -> None:
    """Flat rows, or groups with all their pairs."""
    arguments = ["duplicates-of", "accounts", "-p", str(project), "--format"]

    rows = CliRunner().invoke(app, [*arguments, "csv"]).stdout.splitlines()
    told = json.loads(CliRunner().invoke(app, [*arguments, "json"]).stdout)

    assert rows[0].startswith("group,account_id,name,domain")
    assert len(rows) == 5
    assert [group["original"] for group in told["groups"]] == ["a2", "b1"]
    assert told["groups"][0]["pairs"][0]["parts"]["country"]["level"] == "same"


def test_only_accounts_can_be_asked_for(project: Path) -> None:
    """Anything else is wrong usage."""
    run = CliRunner().invoke(app, ["duplicates-of", "people", "-p", str(project)])

    assert run.exit_code == 2
