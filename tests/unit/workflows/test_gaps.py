"""What is missing, and whom filling it would move, against scores of filled tables."""

from collections import Counter
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from support.checkups import ACCOUNTS, AS_OF, CARD, written
from tradewind.problems import InvalidInput
from tradewind.workflows.checkup.gap import Gap
from tradewind.workflows.checkup.of_accounts import SCORES_PEOPLE
from tradewind.workflows.gaps import GapsResult, gaps
from tradewind.workflows.score import score

HISTORY = "account_id,valid_from,valid_to,employees,industry\n"


def _gap(result: GapsResult, name: str) -> Gap:
    return next(gap for gap in result.gaps if gap.name == name)


def _tiers(folder: Path) -> dict[str, str]:
    rows = score(folder, as_of=AS_OF, publish=False).scores.rows()
    return {row["account_id"]: row["tier"] for row in rows}


def _by_brute_force(folder: Path, filled: dict[str, float]) -> Counter[tuple[str, str]]:
    """Score the whole project once for each number of employees, which only a3 and a5 lack."""
    before, found = _tiers(folder), Counter[tuple[str, str]]()
    for value, share in filled.items():
        text = ACCOUNTS.replace("Zoe,,", f"Zoe,{value},").replace("Yan,,", f"Yan,{value},")
        (folder / "accounts.csv").write_text(text, encoding="utf-8")
        after = _tiers(folder)
        for account in ("a3", "a5"):
            if before[account] != after[account]:
                found[before[account], after[account]] += share  # type: ignore[assignment]  # shares
    (folder / "accounts.csv").write_text(ACCOUNTS, encoding="utf-8")
    return found


def test_expected_moves_are_those_of_tables_that_were_filled(tmp_path: Path) -> None:
    """20, 200 (twice) and 2,000 employees are known: shares of a quarter, a half, a quarter."""
    folder = written(tmp_path, accounts=ACCOUNTS)
    shares = {"20": 0.25, "200": 0.5, "2000": 0.25}

    employees = _gap(gaps(folder, as_of=AS_OF), "employees")

    expected = _by_brute_force(folder, shares)
    assert employees.crossings is not None
    found = {(one.before, one.after): one.accounts for one in employees.crossings}
    assert found == pytest.approx(dict(expected))
    assert found and (employees.known, employees.unknown) == (4, 2)


def test_who_gets_a_score_goes_up_and_who_is_excluded_goes_down(tmp_path: Path) -> None:
    """Nothing is known of a5; Software is three in four of the known industries, Gambling one."""
    folder = written(tmp_path, accounts=ACCOUNTS)

    industry = _gap(gaps(folder, as_of=AS_OF), "industry")

    assert industry.crossings is not None
    found = {(one.before, one.after): one.accounts for one in industry.crossings}
    assert found["unscored", "A"] == pytest.approx(0.75)
    assert found["unscored", "excluded"] == pytest.approx(0.25)
    assert industry.down == pytest.approx(0.5)
    assert industry.moving_from["unscored"] == pytest.approx(1)


def test_completeness_is_told_by_tier(tmp_path: Path) -> None:
    """Of tier A the size of one account of two is known, of the unscored none."""
    result = gaps(written(tmp_path, accounts=ACCOUNTS), as_of=AS_OF)

    assert result.tiers == {"A": 2, "B": 2, "unscored": 1, "excluded": 1}
    by_tier = {"A": 0.5, "B": 1, "unscored": 0, "excluded": 1}
    assert _gap(result, "employees").known_by_tier == by_tier


def test_the_sentence_names_what_moves_most(tmp_path: Path) -> None:
    """It says how many lack it, how many would move, and how many into the best tier."""
    result = gaps(written(tmp_path, accounts=ACCOUNTS), as_of=AS_OF)

    assert result.sentence == (
        "Filling industry for the 2 accounts without it would move about 2.0 of them across a "
        "tier; 1.5 into A."
    )


def test_what_no_account_has_is_not_guessed(tmp_path: Path) -> None:
    """Where nothing is known, nothing tells what it may be."""
    empty = "account_id,employees,industry\na1,,Software\na2,,Mining\n"

    employees = _gap(gaps(written(tmp_path, accounts=empty), as_of=AS_OF), "employees")

    assert employees.crossings is None and employees.moving is None
    assert employees.note == "It is known of no account, so nothing tells what it may be."


def test_other_tables_are_counted_and_not_filled(tmp_path: Path) -> None:
    """Only what was known by the moment counts, and an event of a person is at its account."""
    card = CARD.replace(
        "tiers:",
        "  use:\n    components:\n"
        "      - {name: crm, technology: [Salesforce]}\n"
        "      - {name: demos, events: {kind: demo}, each: 5}\n"
        "tiers:",
    )
    technologies = (
        "account_id,product,first_seen_at\na1,SAP,\na2,SAP,2027-01-01\na1,Box,2020-01-01\n"
    )
    events = "account_id,person_id,kind,occurred_at\na1,,x,2026-01-01\n,p1,demo,2026-01-01\n"
    people = "person_id,account_id\np1,a2\n"
    tables = {"technologies": technologies, "events": events, "people": people}

    result = gaps(written(tmp_path, accounts=ACCOUNTS, card=card, **tables), as_of=AS_OF)

    seen, happened = _gap(result, "technologies"), _gap(result, "events")
    assert (seen.known, happened.known) == (1, 2)
    assert seen.is_table and seen.moving is None and "may truly have none" in seen.note
    assert happened.components == ("demos",)


@pytest.mark.parametrize("tiers", ["{A: top 25%, B: rest}", "{A: 1 per owner, B: rest}"])
def test_tiers_by_rank_are_held_at_the_lowest_scores_of_now(tmp_path: Path, tiers: str) -> None:
    """Filling a5, who has no score, brings it to A with 10 points or more than Yan's best has."""
    card = CARD.replace("{A: 70, B: 40, C: 0}", tiers)
    accounts = ACCOUNTS.replace("a4,Four,Yan,2000,", "a4,Four,Yan,200,")

    result = gaps(written(tmp_path, accounts=accounts, card=card), as_of=AS_OF)

    employees = _gap(result, "employees")
    assert employees.crossings is not None
    found = {(one.before, one.after): one.accounts for one in employees.crossings}
    assert found["unscored", "A"] == pytest.approx(0.75)
    assert found["unscored", "B"] == pytest.approx(0.25)


def test_a_tier_with_room_lets_every_score_in(tmp_path: Path) -> None:
    """Yan has one ranked account and room for three: whatever is filled, a5 comes into A."""
    card = CARD.replace("{A: 70, B: 40, C: 0}", "{A: 3 per owner, B: rest}")

    result = gaps(written(tmp_path, accounts=ACCOUNTS, card=card), as_of=AS_OF)

    employees = _gap(result, "employees")
    assert employees.moving_from == pytest.approx({"unscored": 1})
    assert employees.into_best == pytest.approx(1)


def test_what_the_history_holds_is_filled_too(tmp_path: Path) -> None:
    """The version that holds now leaves employees open, and the accounts table does not count."""
    history = HISTORY + "a1,2026-01-01,,,Software\na1,2025-01-01,2026-01-01,900,Software\n"

    card = CARD.replace("A: 70", "A: 80")
    tables = {"accounts": ACCOUNTS, "account_history": history}

    result = gaps(written(tmp_path, card=card, **tables), as_of=AS_OF)

    employees = _gap(result, "employees")
    assert employees.unknown == 3
    # One in three known numbers is 2,000, which takes a1 and a3 from 100 to 70.
    assert employees.moving_from["A"] == pytest.approx(2 / 3)


def test_without_a_date_it_tells_of_the_published_scores(tmp_path: Path) -> None:
    """So that it counts the accounts of the tiers that everybody sees."""
    folder = written(tmp_path, accounts=ACCOUNTS)
    score(folder, as_of=AS_OF)

    result = gaps(folder)

    assert result.as_of == AS_OF


def test_with_one_tier_only_those_without_a_score_can_move(tmp_path: Path) -> None:
    """Nobody crosses from A, as there is nothing else."""
    card = CARD.replace("{A: 70, B: 40, C: 0}", "{A: 0}")

    result = gaps(written(tmp_path, accounts=ACCOUNTS, card=card), as_of=AS_OF)

    assert set(_gap(result, "employees").moving_from) == {"unscored"}


def test_an_empty_table_of_accounts_has_no_gaps(tmp_path: Path) -> None:
    """There is nobody to move."""
    header = ACCOUNTS.splitlines()[0] + "\n"

    result = gaps(written(tmp_path, accounts=header), as_of=AS_OF)

    assert result.sentence == "There are no accounts."
    assert [gap.completeness for gap in result.gaps] == [None, None]


def test_scorecards_of_people_are_refused(tmp_path: Path) -> None:
    """The message names what does work."""
    card = CARD.replace("name: checked\n", "name: checked\nscores: people\n", 1)
    folder = written(tmp_path, accounts=ACCOUNTS, card=card, people="person_id\np1\n")

    with pytest.raises(InvalidInput, match="scores people") as refused:
        gaps(folder, as_of=AS_OF)

    assert refused.value.problems[0].code == SCORES_PEOPLE


def test_the_rows_are_exported(tmp_path: Path) -> None:
    """One row per attribute and table, with a column for every tier."""
    folder = written(tmp_path, accounts=ACCOUNTS)

    result = gaps(folder, as_of=AS_OF, output=tmp_path / "gaps.parquet")

    rows = pq.read_table(tmp_path / "gaps.parquet").to_pylist()
    assert [row["name"] for row in rows] == [gap.name for gap in result.gaps]
    assert {"completeness_A", "moving_from_unscored", "note"} <= rows[0].keys()
    assert result.to_dict()["gaps"][0]["crossings"]


def test_what_a_used_scorecard_reads_is_filled_too(tmp_path: Path) -> None:
    """Accounts take from their people, whose scorecard asks for the account's employees."""
    card = """\
version: 1
name: checked
way: points
dimensions:
  people:
    components:
      - {name: best, people: {score_of: leads}, roll_up: max, ramp: {0: 0, 1000: 1000}}
scorecards:
  leads:
    name: leads
    scores: people
    way: points
    dimensions:
      fit: {components: [{name: size, number: account.employees, ramp: {0: 0, 1000: 1000}}]}
    tiers: {hot: 50, cold: 0}
tiers: {hot: 150, cold: 0}
"""
    accounts = "account_id,employees\na1,100\na2,200\na3,\n"
    people = "person_id,account_id\np1,a1\np2,a2\np3,a3\n"

    result = gaps(written(tmp_path, accounts=accounts, people=people, card=card), as_of=AS_OF)

    employees = _gap(result, "employees")
    assert employees.up == pytest.approx(0.5)
    assert employees.down == 0
    assert "with a chance of about 50%" in result.sentence


def test_a_parent_is_not_guessed(tmp_path: Path) -> None:
    """Whose subsidiary an account is cannot be told from the others."""
    card = CARD.replace(
        "tiers:",
        "  use:\n    components:\n"
        "      - {name: crm, technology: [Box], hierarchy: roll_up}\n"
        "tiers:",
    )
    accounts = "account_id,parent_id,employees,industry\na1,,20,Software\na2,a1,,Software\n"
    technologies = "account_id,product\na2,Box\n"
    tables = {"accounts": accounts, "technologies": technologies}

    result = gaps(written(tmp_path, card=card, **tables), as_of=AS_OF)

    parent = _gap(result, "parent_id")
    assert parent.moving is None and "cannot be guessed" in parent.note
    assert _gap(result, "employees").moving is not None
