"""Scores of people: published, listed, explained, compared, and kept apart from accounts."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tradewind.problems import InvalidInput
from tradewind.store.local import LocalStore
from tradewind.workflows.changes import changes
from tradewind.workflows.check import check
from tradewind.workflows.diff import diff
from tradewind.workflows.explain import explain, explain_person
from tradewind.workflows.explain_since import explain_since
from tradewind.workflows.history import history
from tradewind.workflows.list_scores import list_scores
from tradewind.workflows.rollback import rollback
from tradewind.workflows.score import score
from tradewind.workflows.sql import sql

MARCH, APRIL = datetime(2026, 3, 31, tzinfo=UTC), datetime(2026, 4, 30, tzinfo=UTC)
FILES: Mapping[str, str] = {
    "tradewind.yaml": """\
version: 1
name: leads
tables:
  accounts: {source: accounts.csv}
  people: {source: people.csv}
  events: {source: events.csv}
""",
    "accounts.csv": "account_id,name,domain,owner,employees\na1,Ann Ltd,ann.example,Zoe,100\n"
    "a2,Bob AG,bob.example,Yan,8\n",
    "people.csv": "person_id,account_id,name,email,title,company_name\n"
    "p1,a1,Ada Ash,ada@ann.example,CFO,Ann\np2,a2,Ben Box,ben@bob.example,CFO,\n"
    "p3,,Cy Cope,cy@mail.example,Clerk,Cope & Co\np4,a1,Ada Ash,ash@ann.example,,\n",
    "events.csv": "event_id,person_id,kind,occurred_at\ne1,p1,demo,2026-03-01\n"
    "e2,p3,demo,2026-03-02\ne3,p2,demo,2026-04-02\ne4,,demo,2026-03-03\n",
    "scorecards/growth.yaml": """\
name: growth
dimensions:
  fit:
    components:
      - {name: size, number: employees, bands: {"<50": 2, ">=50": 9}}
tiers: {A: 50, B: 0}
""",
    "scorecards/people.yaml": """\
name: leads
scores: people
way: points
dimensions:
  profile:
    components:
      - {name: title, category: title, values: {CFO: 30}, otherwise: 0}
      - {name: company, number: account.score(growth), ramp: {0: 0, 100: 20}}
  engagement:
    components:
      - {name: demo, events: {kind: demo}, each: 20}
tiers: {hot: 50, cold: 0}
sales_qualified: {at_least: 50, when: {account.tier(growth): A}}
""",
}
# As of March p1 has 30 + 18 + 20, p2 30 + 4, p3 20, p4 18; p2 has 20 more as of April.


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Write a project with a scorecard of accounts and one of people."""
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def scored(project: Path) -> Path:
    """Publish scores of accounts, and then of people, as of March."""
    score(project, as_of=MARCH)
    score(project, scorecard="leads", as_of=MARCH)
    return project


def test_every_person_is_counted_and_listed(project: Path) -> None:
    """Four people, one of whom is handed to sales."""
    result = score(project, scorecard="leads", as_of=MARCH)

    assert result.counts == {
        "people": 4,
        "scored": 4,
        "excluded": 0,
        "unscored": 0,
        "sales qualified": 1,
        "nurture": 3,
        "tier hot": 1,
        "tier cold": 3,
    }
    first = result.scores.rows()[0]
    assert (first["person_id"], first["account_id"], first["account_name"], first["owner"]) == (
        "p1",
        "a1",
        "Ann Ltd",
        "Zoe",
    )
    assert first["qualification_reason"] == "score 68 ≥ 50, account.tier(growth) is A"


def test_the_files_of_a_run_name_people_and_accounts_truthfully(scored: Path) -> None:
    """All tables have person_id, and account_id is the account of the person."""
    store = LocalStore(scored / "store")
    run = store.current("leads")
    assert run is not None

    for table in ("scores", "contributions", "attributes"):
        rows = pq.read_table(store.path_of(run, table)).to_pylist()
        keys = [(row["person_id"], row["account_id"]) for row in rows]
        assert keys == [("p1", "a1"), ("p2", "a2"), ("p3", None), ("p4", "a1")]


def test_lists_and_receipts_stay_with_accounts_unless_people_are_asked_for(scored: Path) -> None:
    """Although the scores of people were published last."""
    assert [row["account_id"] for row in list_scores(scored).scores.rows()] == ["a1", "a2"]
    assert explain("a1", scored).scorecard == "growth"
    leads = [row["person_id"] for row in list_scores(scored, leads=True).scores.rows()]
    assert leads == ["p1", "p2", "p3", "p4"]


@pytest.mark.parametrize(
    ("where", "found"),
    [
        ("title=CFO", "p1 p2"),
        ("qualification=sales qualified", "p1"),
        ("account_id=a1", "p1 p4"),
        ("account_id=unknown", "p3"),
        ("account.score(growth)>=50", "p1 p4"),
        ("company_name=known", "p1 p3"),
        ("person_id=p2", "p2"),
    ],
)
def test_people_are_narrowed_by_what_a_run_keeps(scored: Path, where: str, found: str) -> None:
    """By labels, by attributes, and by what the score says."""
    rows = list_scores(scored, leads=True, where=where).scores.rows()

    assert " ".join(row["person_id"] for row in rows) == found


@pytest.mark.parametrize("wanted", ["p1", "ADA@ann.example ", "lead by name"])
def test_a_person_is_explained_by_id_address_or_name(scored: Path, wanted: str) -> None:
    """The receipt adds up, and says who the person is and what comes next."""
    wanted = "Ben Box" if wanted == "lead by name" else wanted

    found = explain_person(wanted, scored)

    assert found.receipt.total == found.receipt.score
    assert found.person is not None
    assert found.person.title == "CFO"
    told = found.to_dict()
    assert (told["person_id"], told["account_id"]) in [("p1", "a1"), ("p2", "a2")]
    assert told["qualification"] in ("sales qualified", "nurture")


def test_a_name_of_two_people_and_one_of_nobody_are_told(scored: Path) -> None:
    """With the ids to choose from, or the nearest."""
    with pytest.raises(InvalidInput, match=r"fits several people: p1 \(Ada Ash\), p4 \(Ada Ash\)"):
        explain_person("ada ash", scored)
    with pytest.raises(InvalidInput, match=r"Name one of the nearest: p2 \(Ben Box\)"):
        explain_person("ben@bob.exampel", scored)


def test_without_scores_of_people_the_command_is_told(project: Path) -> None:
    """Where only accounts were scored, and where only people were."""
    score(project, as_of=MARCH)
    with pytest.raises(InvalidInput, match=r"No scores of people(.|\n)*--scorecard NAME"):
        list_scores(project, leads=True)
    with pytest.raises(InvalidInput, match="TW492"):
        list_scores(project, leads=True, scorecard="growth")


def test_where_only_people_were_scored_accounts_are_asked_for(project: Path) -> None:
    """The list of accounts does not show people instead."""
    score(project, scorecard="leads", as_of=MARCH)

    with pytest.raises(InvalidInput, match=r"No scores of accounts(.|\n)*list --leads"):
        list_scores(project)


def test_changes_and_reasons_are_told_of_people(scored: Path) -> None:
    """Ben asked for a demo in April."""
    score(scored, scorecard="leads", as_of=APRIL)

    found = changes(MARCH, scored, scorecard="leads")
    why = explain_since("p2", MARCH, scored, scorecard="leads")
    path = history("ben@bob.example", scored, scorecard="leads")

    assert [row["person_id"] for row in found.changes.rows()] == ["p2"]
    assert [str(one.score) for one in (why.then, why.now)] == ["34.0000", "54.0000"]
    assert [point.score for point in path.rows] == [34, 54]


def test_another_used_scorecard_is_another_scorecard(scored: Path) -> None:
    """What is on disk differs from what was published, and the difference is named."""
    text = FILES["scorecards/growth.yaml"].replace("A: 50", "A: 10")
    (scored / "scorecards/growth.yaml").write_text(text, encoding="utf-8")

    found = diff(project=scored, scorecard="leads", as_of=MARCH)

    assert found.before.file.hash != found.after.file.hash
    assert found.differences


def test_a_diff_counts_who_becomes_sales_qualified(scored: Path) -> None:
    """Although no score changes: Ben would do if his company's tier did not matter."""
    text = FILES["scorecards/people.yaml"].replace("at_least: 50", "at_least: 30")
    text = text.replace(", when: {account.tier(growth): A}", "")
    (scored / "scorecards/people.yaml").write_text(text, encoding="utf-8")

    found = diff(project=scored, scorecard="leads", as_of=MARCH)

    assert (found.changed, found.qualified) == (0, (1, 0))
    told = found.to_dict()
    assert (told["sales_qualified"], told["not_any_more"]) == (1, 0)


def test_accounts_and_people_are_not_compared(scored: Path) -> None:
    """Their rows have nothing in common."""
    with pytest.raises(InvalidInput, match="TW492"):
        diff("growth", "leads", scored, as_of=MARCH)


def test_a_scorecard_that_scored_accounts_before_starts_anew(project: Path) -> None:
    """Its first run of people is told on its own, and `--since` says why there is no change."""
    old = FILES["scorecards/growth.yaml"].replace("name: growth", "name: leads", 1)
    (project / "scorecards/people.yaml").write_text(old, encoding="utf-8")
    score(project, scorecard="leads", as_of=MARCH)
    (project / "scorecards/people.yaml").write_text(FILES["scorecards/people.yaml"], "utf-8")

    run = score(project, scorecard="leads", as_of=APRIL).run

    assert run is not None
    assert LocalStore(project / "store").links("leads")[run.run_id].previous_id is None
    with pytest.raises(InvalidInput, match='"leads" scored accounts as of 2026-03-31'):
        changes(MARCH, project, scorecard="leads")


def test_data_of_people_are_checked(project: Path) -> None:
    """Ids that stand twice stop the score; people without one are left out and counted."""
    people = FILES["people.csv"].replace("p4,", ",").replace("p2,", "p1,")
    (project / "people.csv").write_text(people, encoding="utf-8")

    codes = {problem.code: problem.what for problem in check(project).problems}

    assert (
        codes["TW490"]
        == '1 person id in more than one row: "p1" (2 times); scores of people need each once.'
    )
    assert codes["TW491"] == "1 person without a person_id, left out of scores of people."
    with pytest.raises(InvalidInput, match="TW490"):
        score(project, scorecard="leads", as_of=MARCH)


def test_columns_are_sought_among_people_and_their_accounts(project: Path) -> None:
    """The nearest one is named, and the table that was meant."""
    card = FILES["scorecards/people.yaml"].replace("category: title", "category: tilte")
    card = card.replace("account.tier(growth): A", "account.emploees: known")
    (project / "scorecards/people.yaml").write_text(card, encoding="utf-8")

    told = [str(one) for one in check(project).problems if one.code == "TW232"]

    assert told == [
        'scorecards/people.yaml:7:33 TW232\n  "tilte" is not a column of the people table.\n'
        '  fix: Write "title".',
        'scorecards/people.yaml:13:58 TW232\n  "account.emploees" is not a column of the accounts '
        'table.\n  fix: Write "account.employees".',
    ]


def test_people_must_be_bound(project: Path) -> None:
    """Otherwise there is nobody to score."""
    yaml = FILES["tradewind.yaml"].replace("  people: {source: people.csv}\n", "")
    (project / "tradewind.yaml").write_text(yaml, encoding="utf-8")

    with pytest.raises(InvalidInput, match="TW265"):
        score(project, scorecard="leads", as_of=MARCH)


def test_events_of_nobody_are_counted_as_such(project: Path) -> None:
    """An event without a person is nobody's where people are scored."""
    result = score(project, scorecard="leads", as_of=MARCH, publish=False)

    told = [one.what for one in result.warnings if one.code == "TW460"]
    assert told == [
        "1 event of no person, or of one whom the people table does not have: not counted for any "
        "person."
    ]


def test_the_statement_can_be_shown(project: Path) -> None:
    """In every dialect; it says person_id."""
    assert '"person_id"' in sql(project, scorecard="leads", as_of=MARCH, dialect="snowflake")
    assert "people_with_accounts AS (" in sql(project, scorecard="leads", as_of=MARCH)


def test_the_function_that_asks_an_account_is_compared_alone(project: Path) -> None:
    """What stands in its brackets does not make another column look near."""
    card = FILES["scorecards/people.yaml"].replace("account.score(growth)", "account.scor(growth)")
    (project / "scorecards/people.yaml").write_text(card, encoding="utf-8")

    (found,) = [one for one in check(project).problems if one.code == "TW232"]

    assert found.fix == 'Write "account.score(growth)".'


def test_a_product_that_no_account_has_is_named(project: Path) -> None:
    """As where a scorecard of accounts asks for it."""
    table = "  technologies: {source: technologies.csv}\n"
    (project / "tradewind.yaml").write_text(FILES["tradewind.yaml"] + table, encoding="utf-8")
    (project / "technologies.csv").write_text("account_id,product\na1,HubSpot\n")
    card = FILES["scorecards/people.yaml"].replace(
        "number: account.score(growth), ramp: {0: 0, 100: 20}",
        "yes_no: account.uses(Hubspt), yes: 9, no: 0",
    )
    (project / "scorecards/people.yaml").write_text(card, encoding="utf-8")

    (found,) = [one for one in check(project).problems if one.code == "TW456"]

    assert (found.what, found.fix) == ('No row has "Hubspt" in product.', 'Write "HubSpot".')


def test_a_rollback_tells_which_used_scorecard_it_holds(project: Path) -> None:
    """Where the project's own has changed since."""
    run = score(project, scorecard="leads", as_of=MARCH).run
    other = FILES["scorecards/growth.yaml"].replace('">=50": 9', '">=50": 5')
    (project / "scorecards/growth.yaml").write_text(other, encoding="utf-8")
    score(project, scorecard="leads", as_of=MARCH)

    assert run is not None
    assert rollback(run.hash, project, dry_run=True).holds == ("growth",)
