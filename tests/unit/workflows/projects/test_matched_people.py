"""What leads do counts for the accounts they were matched to, in scores and in the statement."""

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from support.leads import PEOPLE, PROJECT, write_project
from tradewind.workflows.explain import explain
from tradewind.workflows.match import match
from tradewind.workflows.match_apply import match_apply
from tradewind.workflows.score import ScoreResult, score
from tradewind.workflows.sql import sql

AS_OF = datetime(2026, 3, 31, tzinfo=UTC)


def scores(result: ScoreResult) -> dict[str, Decimal]:
    """Give the score of every account."""
    return {row["account_id"]: row["score"] for row in result.scores.rows()}


def test_the_events_of_a_matched_lead_count_for_its_account(tmp_path: Path) -> None:
    """A demo that the lead asked for raises the account, once the lead was matched."""
    project = write_project(tmp_path)
    before = scores(score(project, as_of=AS_OF))

    match(project)
    after = scores(score(project, as_of=AS_OF))

    assert before["A1"] == 0
    assert after["A1"] > 0
    assert {one: after[one] for one in ("A2", "A3")} == {one: before[one] for one in ("A2", "A3")}
    assert any(
        line.contribution > 0
        for part in explain("A1", project).receipt.dimensions
        for line in part.contributions
    )


def test_a_doubtful_lead_counts_for_nobody_until_somebody_confirms(tmp_path: Path) -> None:
    """People's answers count at once, without matching again."""
    project = write_project(tmp_path / "project")
    match(project)
    doubtful = scores(score(project, as_of=AS_OF))
    sheet = tmp_path / "answers.csv"
    sheet.write_text("lead_id,answer,account_id\nL4,yes,A3\nL1,no,A1\n")

    match_apply(sheet, project)
    answered = scores(score(project, as_of=AS_OF))

    assert (doubtful["A1"] > 0, doubtful["A3"] > 0) == (True, False)
    assert (answered["A1"] > 0, answered["A3"] > 0) == (False, True)


def test_a_lead_that_belongs_to_no_account_counts_for_nobody(tmp_path: Path) -> None:
    """Whatever matching decided."""
    project = write_project(tmp_path / "project")
    match(project)
    sheet = tmp_path / "answers.csv"
    sheet.write_text("lead_id,answer\nL1,none\n")

    match_apply(sheet, project)

    assert scores(score(project, as_of=AS_OF))["A1"] == 0


def test_the_statement_can_be_pasted(tmp_path: Path) -> None:
    """It makes the people with their matches, and gives the same scores in an empty DuckDB."""
    project = write_project(tmp_path / "O'Hara's project")
    match(project)
    sheet = project / "answers.csv"
    sheet.write_text("lead_id,answer,account_id\nL4,A2,\nL3,no,A1\nL2,none,\n")
    match_apply(sheet, project)

    statement = sql(project, as_of=AS_OF)
    pasted = duckdb.connect().execute(statement)
    names = [column[0] for column in pasted.description or ()]
    rows = [dict(zip(names, row, strict=True)) for row in pasted.fetchall()]

    scored = scores(score(project, as_of=AS_OF, publish=False))
    assert {row["account_id"]: row["score"] for row in rows} == scored
    assert scored["A1"] > 0
    assert scored["A2"] > 0


def test_another_dialect_says_what_the_relation_is(tmp_path: Path) -> None:
    """The matches are in files that only DuckDB reads."""
    project = write_project(tmp_path)
    match(project)

    statement = sql(project, as_of=AS_OF, dialect="postgres")

    assert statement.startswith("-- The statement reads a relation that DuckDB makes like this:")
    assert "matched_people" in statement


def test_a_column_of_that_name_is_nobodys_match(tmp_path: Path) -> None:
    """Names that the source has are left alone."""
    project = write_project(tmp_path)
    lines = (project / "people.csv").read_text().splitlines()
    odd = [f"{lines[0]},matched_lead_id,account_or_match", *(f"{one},L1,A3" for one in lines[1:])]
    (project / "people.csv").write_text("\n".join(odd) + "\n")
    match(project)

    assert scores(score(project, as_of=AS_OF))["A1"] > 0


def test_ids_are_never_statements(tmp_path: Path) -> None:
    """An id with quotes in it stays an id."""
    risky = "L'); DROP VIEW source_people; --"
    people = [(risky, *one[1:]) if one[0] == "L4" else one for one in PEOPLE]
    project = write_project(tmp_path / "project", people=people)
    match(project)
    sheet = tmp_path / "answers.csv"
    sheet.write_text(f'lead_id,answer\n"{risky}",A3\n')

    match_apply(sheet, project)

    assert scores(score(project, as_of=AS_OF))["A1"] > 0


def test_score_says_that_leads_were_never_matched(tmp_path: Path) -> None:
    """With their number and the command; nothing is said once they were matched."""
    project = write_project(tmp_path)

    before = score(project, as_of=AS_OF)
    match(project)
    after = score(project, as_of=AS_OF)

    (said,) = [one for one in before.warnings if one.code == "TW610"]
    assert said.what.startswith("4 people have no account")
    assert "`tradewind match`" in said.fix
    assert "TW610" not in {one.code for one in after.warnings}


def test_score_says_who_came_after_the_last_matching(tmp_path: Path) -> None:
    """Nobody looked for their accounts; a row without a person_id is none of them."""
    match(write_project(tmp_path))
    newcomers = [
        ("L8", "", "kim@stillmere.example", "", "", ""),
        ("", "", "x@y.example", "", "", ""),
    ]

    result = score(write_project(tmp_path, people=[*PEOPLE, *newcomers]), as_of=AS_OF)

    (said,) = [one for one in result.warnings if one.code == "TW610"]
    assert said.what.startswith("1 person has no account, and came after leads were last matched")


@pytest.mark.parametrize("column", ["account_id", "whose"])
def test_people_without_any_account_column_may_be_matched(tmp_path: Path, column: str) -> None:
    """A list of leads alone has no such column."""
    project = write_project(tmp_path, files={"tradewind.yaml": PROJECT})
    text = (project / "people.csv").read_text()
    (project / "people.csv").write_text(text.replace("account_id", column, 1))

    match(project)

    assert scores(score(project, as_of=AS_OF))["A1"] > 0
