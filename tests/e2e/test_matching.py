"""Leads on the demo market, by the installed program: matched, reviewed, answered, scored."""

import csv
import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
LAST_DAY = "2026-06-30"


@pytest.fixture(scope="module")
def matched_demo(tmp_path_factory: pytest.TempPathFactory, tradewind: Run) -> Path:
    """Give a demo project of 300 accounts whose leads were matched; tests only read it."""
    folder = tmp_path_factory.mktemp("matched") / "demo"
    for command in (("demo", folder, "--accounts", 300), ("match", "--project", folder)):
        done = tradewind(*command)
        assert done.returncode == 0, done.stderr
    return folder


def truth(project: Path) -> dict[str, str]:
    """Give the true account of every lead; empty where its company is not in the CRM."""
    file = project / "data" / "truth" / "leads.csv"
    with file.open(newline="", encoding="utf-8") as stream:
        return {row["person_id"]: row["account_id"] for row in csv.DictReader(stream)}


def test_matches_agree_with_the_planted_truth(
    tradewind: Run, matched_demo: Path, tmp_path: Path
) -> None:
    """Hardly any lead is matched to an account that is not its own."""
    file = tmp_path / "decisions.csv"
    tradewind("match", "--project", matched_demo, "-o", file)

    with file.open(newline="", encoding="utf-8") as stream:
        rows = [row for row in csv.DictReader(stream) if row["decision"] == "match"]
    true = truth(matched_demo)
    right = sum(row["account_id"] == true[row["lead_id"]] for row in rows)
    assert len(rows) >= 100
    assert right / len(rows) >= 0.97


def test_the_commands_that_are_shown_can_be_pasted(tradewind: Run, tmp_path: Path) -> None:
    """Each of them works."""
    folder = tmp_path / "demo"
    tradewind("demo", folder, "--accounts", 100)
    done = tradewind("match", "--project", folder)

    commands = re.findall(r"^  tradewind (.+?)$", done.stderr, re.MULTILINE)

    assert len(commands) >= 2
    shown = [word.replace("review.xlsx", str(tmp_path / "review.xlsx")) for word in commands]
    assert {tradewind(*command.split()).returncode for command in shown} == {0}


def test_matching_gives_leads_events_to_their_accounts(tradewind: Run, tmp_path: Path) -> None:
    """Scores see more after matching than before, and none see less."""
    folder = tmp_path / "demo"
    tradewind("demo", folder, "--accounts", 100)

    def unheard() -> int:
        told = tradewind("score", "--project", folder, "--as-of", LAST_DAY).stderr
        found = re.search(r"([\d,]+) events with neither an account nor a person", told)
        return int(found[1].replace(",", "")) if found else 0

    before = unheard()
    tradewind("match", "--project", folder)

    assert 0 <= unheard() < before


def test_a_lead_is_explained(tradewind: Run, matched_demo: Path) -> None:
    """To read, and as JSON with bits that add up."""
    lead = next(one for one, account in truth(matched_demo).items() if account)

    read = tradewind("explain", lead, "--project", matched_demo)
    about = json.loads(
        tradewind("explain", lead, "--project", matched_demo, "--format", "json").stdout
    )

    assert (read.returncode, about["lead_id"]) == (0, lead)
    if (best := about["best"]) is not None:
        bits = [best["prior_bits"], *(line["bits"] for line in best["evidence"])]
        assert round(sum(bits), 2) == best["weight_bits"]


def test_the_summary_is_one_line_of_json_for_programs(tradewind: Run, matched_demo: Path) -> None:
    """Every lead is in one of the three ends."""
    told = json.loads(tradewind("match", "--project", matched_demo, "--format", "json").stdout)

    assert told["leads"] == told["matched"] + told["review"] + told["unmatched"]
