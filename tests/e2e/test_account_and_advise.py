"""The page of an account and the advice, from the command line on whole projects."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[str]]


@pytest.mark.parametrize("columns", [80, 120])
def test_the_page_fits_the_terminal(scored_demo: Path, tradewind: Run, columns: int) -> None:
    """Every part has its heading; what is missing says which command would fill it."""
    done = tradewind("account", "A0000001", "--project", scored_demo, COLUMNS=str(columns))

    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert max(map(len, lines)) <= columns
    assert lines[0].startswith("Larkmoor Software Ltd  A0000001")
    assert [line.split("  ")[0] for line in lines if line.isupper() or line[:4].isupper()][:3] == [
        "PEOPLE",
        "OPEN OPPORTUNITIES",
        "PLAYS",
    ]
    assert "Run `tradewind match`." in done.stdout
    assert "Simulated data" in done.stdout


def test_the_page_as_json_holds_the_same(scored_demo: Path, tradewind: Run) -> None:
    """Its parts are lists of rows."""
    done = tradewind("account", "A0000001", "--project", scored_demo, "--format", "json")

    page = json.loads(done.stdout)

    assert page["people"]["rows"][0]["role"] == "champion"
    assert page["near_misses"]["absent"]["fix"] == "Run `tradewind match`."
    assert page["score"]["tier"] == "B"


def test_advice_begins_with_a_plain_sentence(scored_demo: Path, tradewind: Run) -> None:
    """The figures and their sources follow."""
    done = tradewind("advise", "--project", scored_demo, COLUMNS="100")

    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Score ")
    assert "days from opening to won" in done.stdout
    assert "Source: Gartner" in done.stdout


def test_the_cycle_of_a_real_export_is_that_of_its_deals(
    data_folder: Path, tmp_path: Path, tradewind: Run
) -> None:
    """Half of the deals that were won in it took 57 days or less."""
    crm = data_folder / "maven_crm"
    tradewind("init", tmp_path / "own", "--from", crm / "accounts.csv", crm / "sales_pipeline.csv")

    done = tradewind("advise", "--project", tmp_path / "own", "--format", "json")

    figures = {one["name"]: one for one in json.loads(done.stdout)["figures"]}
    assert (figures["cycle"]["count"], figures["cycle"]["median"]) == (4238, 57)
    assert figures["buying_group"]["absent"] is not None
