"""Leads are matched, what changed is matched again, and odd rows are counted."""

import csv
from pathlib import Path

import pytest
from pyarrow.parquet import read_table

from support.leads import ACCOUNTS, PEOPLE, write_project
from tradewind.problems import InvalidInput
from tradewind.store.local_matchings import LocalMatchings
from tradewind.workflows import match_extra
from tradewind.workflows.match import MatchResult, match
from tradewind.workflows.match_apply import match_apply

NO_PEOPLE = "version: 1\nname: few\ntables:\n  accounts:\n    source: accounts.csv\n"


def decided(result: MatchResult) -> dict[str, tuple[str, str | None]]:
    """Give the decision and the account of each lead."""
    rows = result.decisions.rows()
    return {row["lead_id"]: (row["decision"], row["account_id"]) for row in rows}


def test_every_lead_ends_somewhere(tmp_path: Path) -> None:
    """A contact is no lead; each lead matches, is up for review or has no account."""
    result = match(write_project(tmp_path))

    assert decided(result) == {
        "L1": ("match", "A1"),
        "L2": ("review", "A2"),
        "L3": ("none", None),
        "L4": ("review", "A3"),
    }
    outcome = result.outcome
    assert (outcome.leads, outcome.matched, outcome.review, outcome.unmatched) == (4, 1, 2, 1)
    assert sum(outcome.reasons.values()) == 1
    assert (result.accounts, result.anew, result.warnings) == (3, 4, ())


def test_where_nothing_changed_nothing_is_done(tmp_path: Path) -> None:
    """The matching of before still holds."""
    project = write_project(tmp_path)
    first = match(project)

    second = match(project)

    assert second.anew == 0
    assert second.matching == first.matching
    assert second.decisions.arrow == first.decisions.arrow


def test_a_new_lead_is_matched_alone(tmp_path: Path) -> None:
    """The others keep their decisions, and the result is that of matching everything."""
    match(write_project(tmp_path))
    newcomer = ("L5", "", "kim@stillmere.example", "Stillmere", "Germany", "")
    project = write_project(tmp_path, people=[*PEOPLE, newcomer])

    some = match(project)

    assert (some.anew, decided(some)["L5"]) == (1, ("match", "A2"))
    assert some.decisions.arrow == match(project, full=True).decisions.arrow


def test_a_lead_that_is_gone_has_no_decision(tmp_path: Path) -> None:
    """Nothing is matched anew for that."""
    match(write_project(tmp_path))

    result = match(write_project(tmp_path, people=PEOPLE[:-1]))

    assert result.anew == 0
    assert set(decided(result)) == {"L1", "L2", "L3"}


def test_what_only_breaks_ties_touches_the_leads_of_that_account(tmp_path: Path) -> None:
    """An account that becomes a customer may win over its equals, and over nobody else."""
    match(write_project(tmp_path))
    customer = (*ACCOUNTS[0][:5], "yes", "")

    result = match(write_project(tmp_path, accounts=[customer, *ACCOUNTS[1:]]))

    assert result.anew == 1


def test_new_evidence_of_an_account_is_seen(tmp_path: Path) -> None:
    """An account whose domain becomes known gets its leads."""
    match(write_project(tmp_path))
    known = ("A3", "Quendil Robotics", "x.example", "France", "Paris", "no", "")

    result = match(write_project(tmp_path, accounts=[*ACCOUNTS[:2], known]))

    assert decided(result)["L4"] == ("match", "A3")


def test_other_settings_match_everything_again(tmp_path: Path) -> None:
    """What was decided by other rules tells nothing."""
    project = write_project(tmp_path)
    match(project)
    (project / "matching.yaml").write_text("match_at: 0.02\nreview_at: 0.01\n")

    result = match(project)

    assert result.anew == 4
    assert decided(result)["L2"] == ("match", "A2")


def test_without_people_there_is_nothing_to_match(tmp_path: Path) -> None:
    """The problem says what to add."""
    project = write_project(tmp_path, files={"tradewind.yaml": NO_PEOPLE})

    with pytest.raises(InvalidInput, match=r"TW611\n.*no leads to match.\n.*Add `people:`"):
        match(project)


def test_odd_rows_are_counted(tmp_path: Path) -> None:
    """Ids that are missing, repeated or unknown are said, and nobody is dropped in silence."""
    people = [
        *PEOPLE,
        PEOPLE[1],
        ("P9", "A9", "zed@gone.example", "", "", ""),
        ("", "", "noid@larkmoor.example", "", "", ""),
    ]

    result = match(write_project(tmp_path, people=people, accounts=[*ACCOUNTS, ACCOUNTS[0]]))

    said = {one.code: one.what.split()[0] for one in result.warnings}
    assert said == {"TW612": "1", "TW613": "1", "TW614": "1", "TW615": "1"}
    assert result.outcome.leads == 4


def test_which_copy_of_an_account_is_kept_hangs_on_its_values(tmp_path: Path) -> None:
    """Not on the order of the rows, nor on chance, even where only a yes or no differs."""
    copies = [ACCOUNTS[0], (*ACCOUNTS[0][:5], "yes", "")]
    kept = []
    for name, rows in (("one", copies), ("other", copies[::-1])):
        project = write_project(tmp_path / name, accounts=[*rows, *ACCOUNTS[1:]])
        store = LocalMatchings(project / "store")

        match(project)

        current = store.current()
        assert current is not None
        kept.append(read_table(store.path_of(current, "accounts")))

    assert kept[0] == kept[1]


def test_a_missing_part_is_named_with_its_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Matching is an extra."""
    monkeypatch.setattr(match_extra, "PARTS", ("numpy", "no_such_part"))

    with pytest.raises(InvalidInput, match=r"no_such_part, .*\n.*'tradewind\[match\]'"):
        match(write_project(tmp_path))


def test_decisions_can_be_exported(tmp_path: Path) -> None:
    """One row per lead, with the evidence."""
    file = tmp_path / "decisions.csv"

    match(write_project(tmp_path / "project"), output=file)

    with file.open(newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [row["lead_id"] for row in rows] == ["L1", "L2", "L3", "L4"]
    assert (rows[0]["domain_level"], rows[0]["account_name"]) == ("same", "Larkmoor Software Ltd")


def test_people_win_over_every_run(tmp_path: Path) -> None:
    """Refusals and assignments hold after matching everything again."""
    project = write_project(tmp_path / "project")
    match(project)
    sheet = tmp_path / "answers.csv"
    sheet.write_text("lead_id,answer,account_id\nL1,no,A1\nL3,A2,\nL2,yes,A2\nL4,none,\n")
    match_apply(sheet, project, who="Ann")

    result = match(project, full=True)

    assert decided(result) == {
        "L1": ("none", None),
        "L2": ("match", "A2"),
        "L3": ("match", "A2"),
        "L4": ("none", None),
    }
    assert dict(result.outcome.by_people) == {"assigned": 2, "confirmed": 1, "refused": 1}


def test_an_answer_outlives_its_account_and_is_said(tmp_path: Path) -> None:
    """The lead has no account then, and the answer holds again once the account is back."""
    project = write_project(tmp_path / "project")
    match(project)
    sheet = tmp_path / "answers.csv"
    sheet.write_text("lead_id,answer\nL3,A2\n")
    match_apply(sheet, project, who="Ann")

    gone = match(write_project(project, accounts=[ACCOUNTS[0], ACCOUNTS[2]]))
    back = match(write_project(project))

    assert [one.code for one in gone.warnings] == ["TW621"]
    assert decided(gone)["L3"] == ("none", None)
    assert decided(back)["L3"] == ("match", "A2")


def test_an_answer_about_nobody_is_counted(tmp_path: Path) -> None:
    """A lead that got its account elsewhere keeps its answer, which has no effect."""
    project = write_project(tmp_path / "project")
    match(project)
    sheet = tmp_path / "answers.csv"
    sheet.write_text("lead_id,answer\nL3,A2\n")
    match_apply(sheet, project, who="Ann")
    tied = [("L3", "A1", "", "", "", "") if one[0] == "L3" else one for one in PEOPLE]

    result = match(write_project(project, people=tied))

    assert result.outcome.without_effect == 1


def test_the_summary_has_a_documented_form(tmp_path: Path) -> None:
    """As JSON it names all that the terminal tells."""
    told = match(write_project(tmp_path)).to_dict()

    assert (told["leads"], told["matched"], told["review"], told["unmatched"]) == (4, 1, 2, 1)
    assert {"treated", "reasons", "by_people", "warnings", "matched_anew"} <= told.keys()
